/** The list of chats that this browser remembers, and the switch that makes it remember. */

import { element, icon } from "./element.js";
import { chats, forget, remembering, setRemembering } from "./history.js";

/**
 * @param {HTMLInputElement} toggle
 * @param {HTMLElement} list
 * @param {{chosen: (chat: object) => void, switchedOn: () => void}} on
 * @returns {{draw: () => void}}
 */
export function past(toggle, list, on) {
  const row = (chat) =>
    element(
      "li",
      {},
      element(
        "button.past",
        { type: "button", onclick: () => on.chosen(chat) },
        element("span", {}, chat.form.turns.findLast((turn) => turn.role === "customer")?.text ?? "A chat"),
        element("time", { dateTime: new Date(chat.at).toISOString() }, new Date(chat.at).toLocaleString()),
      ),
      element(
        "button.quiet",
        {
          type: "button",
          "aria-label": "Forget this chat",
          onclick: () => {
            forget(chat.id);
            draw();
            toggle.focus();
          },
        },
        icon("close"),
      ),
    );

  function draw() {
    toggle.checked = remembering();
    list.replaceChildren(...chats().map(row));
  }

  toggle.addEventListener("change", () => {
    setRemembering(toggle.checked);
    if (toggle.checked) on.switchedOn();
    draw();
  });
  return { draw };
}
