/** Keys that work anywhere on the page. Single keys can be switched off, and never act while somebody types. */

const OFF = "softanswer.single-keys-off";

export function singleKeys() {
  return localStorage.getItem(OFF) === null;
}

export function setSingleKeys(on) {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
}

function typing(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/**
 * Call `keys[name]` on its key: "Ctrl+Enter" (or ⌘), "Escape", or a single character.
 *
 * @param {Record<string, (event: KeyboardEvent) => unknown>} keys
 */
export function listen(keys) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const chord = event.ctrlKey || event.metaKey;
    const name = chord ? `Ctrl+${event.key}` : event.key;
    if (!keys[name] || event.altKey) return;
    const single = event.key.length === 1 && !chord;
    if (single && (typing(event.target) || !singleKeys())) return;
    if (document.querySelector("dialog[open]")) return;
    if (keys[name](event) !== false) event.preventDefault();
  });
}
