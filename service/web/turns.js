/** The chat on the page: turns as bubbles, each of which can change sides, be put right or go. */

import { ROLES } from "./chat.js";
import { element, icon } from "./element.js";
import { named } from "./option.js";
import { marked } from "./spans.js";

// The newest that a request may carry.
const MOST = 200;

/**
 * @param {HTMLElement} list
 * @param {() => void} changed called after the agent has changed a turn
 */
export function turnList(list, changed) {
  let turns = [];
  let marks = [];

  const draw = () => {
    list.replaceChildren(...turns.map((turn, i) => bubble(turn, i)));
  };

  const bubble = (turn, i) => {
    const here = marks.filter(({ message }) => message === i).map((mark) => ({ ...mark, kind: "evidence" }));
    const words = element("p.words", {}, marked(turn.text, here));
    const item = element(
      `li.turn.${turn.role}`,
      {},
      element(
        "div.who",
        {},
        element(
          "button.role",
          { type: "button", title: "Change who said this", "aria-label": `${named(turn.role)}: change who said this`, onclick: () => next(i) },
          named(turn.role),
        ),
        element("button.tool", { type: "button", "aria-label": `Edit message ${i + 1}`, title: "Edit", onclick: () => edit(item, words, i) }, icon("edit")),
        element("button.tool", { type: "button", "aria-label": `Remove message ${i + 1}`, title: "Remove", onclick: () => remove(i) }, icon("close")),
      ),
      words,
    );
    return item;
  };

  const next = (i) => {
    const at = ROLES.indexOf(turns[i].role);
    turns[i] = { ...turns[i], role: ROLES[(at + 1) % ROLES.length] };
    settle(i, ".role");
  };

  const remove = (i) => {
    turns.splice(i, 1);
    settle(Math.min(i, turns.length - 1), ".tool:last-child");
  };

  const edit = (item, words, i) => {
    const field = element("textarea.words", { value: turns[i].text, "aria-label": `Message ${i + 1}`, maxLength: 4000, rows: 2 });
    const keep = (kept) => {
      if (!field.isConnected) return;
      if (kept && field.value.trim()) turns[i] = { ...turns[i], text: field.value.trim() };
      settle(i, ".tool");
    };
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" || (event.key === "Enter" && !event.shiftKey)) {
        event.preventDefault();
        event.stopPropagation();
        keep(event.key === "Enter");
      }
    });
    field.addEventListener("blur", () => setTimeout(() => keep(true)));
    words.replaceWith(field);
    field.focus();
  };

  const settle = (i, focus) => {
    marks = [];
    draw();
    list.children[i]?.querySelector(focus)?.focus({ preventScroll: true });
    changed();
  };

  return {
    get turns() {
      return turns;
    },
    set(given) {
      turns = given.slice(-MOST).map((turn) => ({ ...turn }));
      marks = [];
      draw();
    },
    add(given) {
      turns = [...turns, ...given].slice(-MOST);
      marks = [];
      draw();
      this.showLast();
    },
    showLast() {
      list.lastElementChild?.scrollIntoView({ block: "nearest" });
    },
    /** Mark the words that something rests on, and show the last of them. */
    point(evidence) {
      marks = evidence.filter(({ message }) => message !== null);
      draw();
      const last = marks.at(-1);
      if (last) list.children[last.message]?.scrollIntoView({ block: "nearest" });
      return marks.length;
    },
  };
}
