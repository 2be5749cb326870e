/** The controls that ask for a reply once more, changed: shorter, warmer, more formal, or as the agent puts it in a line. */

import { element, icon } from "./element.js";

const WISHES = ["shorter", "warmer", "more formal"];
// The longest wish that a request may carry.
const LONGEST = 500;

/**
 * @param {object} option as the API sends it
 * @param {number} number its place, from 1
 * @param {{refine: (option: object, wish: string, number: number) => void}} act
 * @returns {{button: HTMLElement, row: HTMLElement}} what opens the controls, and the controls
 */
export function refineControls(option, number, act) {
  const id = `refine-${option.id}`;
  const line = element("input", { "aria-label": `Say in a line how to change reply ${number}`, placeholder: "Or say it in a line", maxLength: LONGEST, autocomplete: "off" });
  const send = () => {
    if (line.value.trim()) act.refine(option, line.value.trim(), number);
    else line.focus();
  };
  const row = element(
    "div.refine",
    { id, role: "group", "aria-label": `Change reply ${number}`, hidden: true },
    ...WISHES.map((wish) =>
      element("button.chip", { type: "button", onclick: () => act.refine(option, wish, number) }, wish[0].toUpperCase() + wish.slice(1)),
    ),
    element(
      "div.line",
      {},
      line,
      element("button.round", { type: "button", "aria-label": "Change it so", title: "Change it so (Enter)", onclick: send }, icon("later")),
    ),
  );
  const button = element(
    "button.quiet",
    { type: "button", "data-act": "refine", "aria-expanded": "false", "aria-controls": id, onclick: () => open(row.hidden) },
    icon("refine"),
    element("span", {}, "Refine"),
  );

  function open(on) {
    row.hidden = !on;
    button.setAttribute("aria-expanded", String(on));
    if (on) row.querySelector("button").focus();
    else button.focus();
  }

  row.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") open(false);
    else if (event.key === "Enter" && event.target === line) send();
    else return;
    event.preventDefault();
  });
  return { button, row };
}
