/** The chat's side of the page: messages typed or pasted, shown as turns or as plain text. */

import { isChat, parse, plain } from "./chat.js";
import { turnList } from "./turns.js";

/**
 * @param {object} parts the elements: `form` and its `field`, the `list` of turns, `plain` and its `text`, `asTurns`,
 *     `asText`, `welcome`
 * @param {() => void} changed called when the chat has changed
 */
export function messages(parts, changed) {
  const turns = turnList(parts.list, after);
  const role = (name) => parts.form.querySelector(`input[name=role]${name}`);

  function after() {
    parts.welcome.hidden = turns.turns.length > 0 || !parts.plain.hidden;
    changed();
  }

  function put(text) {
    turns.add(isChat(text) ? parse(text) : [{ role: role(":checked").value, text: text.trim() }]);
    parts.field.value = "";
    role("[value=customer]").checked = true;
    after();
  }

  /** Add what stands in the field, if anything does. */
  function take() {
    if (parts.field.value.trim()) put(parts.field.value);
  }

  /** Show the chat as plain text, or read the plain text back into turns. */
  function showText(on) {
    if (on === !parts.plain.hidden) return;
    if (on) parts.text.value = plain(turns.turns);
    else turns.set(parse(parts.text.value));
    parts.plain.hidden = !on;
    parts.list.hidden = on;
    parts.form.hidden = on;
    parts.asText.setAttribute("aria-pressed", String(on));
    parts.asTurns.setAttribute("aria-pressed", String(!on));
    after();
    if (on) parts.text.focus();
  }

  parts.form.addEventListener("submit", (event) => {
    event.preventDefault();
    take();
  });
  parts.field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    event.preventDefault();
    parts.form.requestSubmit();
  });
  parts.field.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (parts.field.value.trim() || !isChat(pasted)) return;
    event.preventDefault();
    put(pasted);
  });
  parts.text.addEventListener("change", () => {
    turns.set(parse(parts.text.value));
    after();
  });
  parts.asText.addEventListener("click", () => showText(true));
  parts.asTurns.addEventListener("click", () => showText(false));
  return {
    get turns() {
      return turns.turns;
    },
    take,
    showText,
    /** Show another chat. */
    set(given) {
      showText(false);
      turns.set(given);
      after();
      turns.showLast();
    },
    /** Add what the agent has said. */
    say(text) {
      turns.add([{ role: "agent", text }]);
      after();
    },
    /** Mark the words that something rests on; return how many there are. */
    point(evidence) {
      showText(false);
      return turns.point(evidence);
    },
  };
}
