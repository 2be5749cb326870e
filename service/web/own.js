/** The agent's own words on the page: checked while they are written, used, or made into better versions. */

import { copy } from "./clipboard.js";
import { editor } from "./editor.js";

/**
 * @param {object} service see `api.js`
 * @param {object} parts the `section`; `field`, `mirror`, `findings`, `verdict`, `claims` (see `editor`); and the buttons `use`, `copy`, `better`
 * @param {{body: Function, failed: Function, use: (text: string, option: object | null) => void, better: (text: string) => void,
 *     say: (says: string) => void}} page
 */
export function ownWords(service, parts, page) {
  const { field } = parts;
  const checked = editor(service, parts, page.body, page.failed);
  let option = null; // the one that the words began as

  const changed = () => {
    const empty = !field.value.trim();
    for (const button of [parts.use, parts.copy, parts.better]) button.disabled = empty;
    if (empty) option = null;
  };
  const put = (text, from = null) => {
    option = from;
    checked.set(text);
    changed();
  };
  const better = () => {
    // The versions need the room while they are read.
    parts.section.classList.add("aside");
    page.better(field.value.trim());
  };

  field.addEventListener("input", changed);
  field.addEventListener("focus", () => parts.section.classList.remove("aside"));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing || !field.value.trim()) return;
    event.preventDefault();
    better();
  });
  parts.better.addEventListener("click", better);
  parts.copy.addEventListener("click", async () => {
    page.say((await copy(field.value)) ? "Copied." : "The browser did not let it be copied.");
  });
  parts.use.addEventListener("click", () => {
    page.use(field.value.trim(), option);
    put("");
  });
  return {
    /** Go on from an option. */
    edit(from) {
      put(from.text, from);
      field.focus();
    },
    clear: () => put(""),
    /** Check again, since the chat or the grounds have changed. */
    recheck() {
      if (field.value.trim()) checked.recheck();
    },
  };
}
