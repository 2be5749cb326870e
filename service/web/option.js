/** One suggested reply as a card: its stance, its words, what they rest on, and what can be done with it. */

import { copy } from "./clipboard.js";
import { element, icon } from "./element.js";
import { refineControls } from "./refine.js";
import { marked } from "./spans.js";

const REASONS = [
  ["untrue", "Something is not true"],
  ["tone", "The tone is wrong"],
  ["beside-the-point", "It misses the point"],
  ["length", "Too long or too short"],
  ["other", "Something else"],
];

/** "apologise-and-resolve" as a person would write it. */
export function named(id) {
  const words = id.replaceAll("-", " ");
  return words[0].toUpperCase() + words.slice(1);
}

/**
 * @param {object} option as the API sends it
 * @param {number} number its place, from 1
 * @param {{use: Function, useSays: string, useIcon?: string, copies?: boolean, edit?: Function, refine?: Function,
 *     reject?: Function, say: Function}} act what its buttons do; `copies: false` where using is copying
 */
export function optionCard(option, number, act) {
  const id = `option-${option.id}`;
  const copyButton = element("button.quiet", { type: "button", "data-act": "copy" }, icon("copy"), element("span", {}, "Copy"));
  copyButton.addEventListener("click", async () => {
    const done = await copy(option.text);
    act.say(done ? `Reply ${number} is copied.` : "The browser did not let the reply be copied.");
    if (!done) return;
    copyButton.classList.add("done");
    copyButton.lastChild.textContent = "Copied";
    setTimeout(() => {
      copyButton.classList.remove("done");
      copyButton.lastChild.textContent = "Copy";
    }, 2000);
  });
  const refine = act.refine && refineControls(option, number, act);
  const card = element(
    "article.option",
    { tabIndex: 0, "aria-labelledby": `${id}-stance`, "aria-describedby": `${id}-text`, "data-id": option.id },
    element(
      "header",
      {},
      element("span.number", { "aria-hidden": "true" }, String(number)),
      element("h3.stance", { id: `${id}-stance` }, named(option.move)),
      element("p.why", {}, option.why),
    ),
    element("p.words", { id: `${id}-text` }, marked(option.text, grounded(option))),
    restsOn(option),
    warnings(option),
    element(
      "footer",
      {},
      element(
        "button.strong",
        { type: "button", "data-act": "use", onclick: () => act.use(option, card) },
        icon(act.useIcon ?? "check"),
        element("span", {}, act.useSays),
      ),
      act.copies !== false && copyButton,
      act.edit &&
        element(
          "button.quiet",
          { type: "button", "data-act": "edit", onclick: () => act.edit(option) },
          icon("edit"),
          element("span", {}, "Edit"),
        ),
      refine?.button,
      act.reject && rejectMenu(option, number, act),
    ),
    refine?.row,
  );
  return card;
}

function grounded(option) {
  return option.grounded_on
    .filter(({ start, end }) => start !== undefined && end !== undefined)
    .map(({ start, end, ground, words }) => ({ start, end, kind: "ground", title: `Rests on: ${words ?? ground}` }));
}

function restsOn(option) {
  const grounds = new Map(option.grounded_on.map(({ ground, words }) => [ground, words ?? ground]));
  if (!grounds.size) return null;
  return element(
    "div.rests",
    {},
    element("p", {}, "Rests on"),
    element("ul", {}, ...[...grounds].map(([ground, words]) => element("li", {}, icon(shapeOf(ground)), element("span", {}, words)))),
  );
}

/** The icon of a ground: the one that its field has. */
function shapeOf(ground) {
  return { actions: "check", commitments: "hand", agent: "note" }[ground.split("[")[0]] ?? "anchor";
}

function warnings(option) {
  if (!option.warnings.length) return null;
  return element(
    "ul.findings",
    {},
    ...option.warnings.map((finding) =>
      element("li.warn", {}, element("q", {}, finding.text), element("p", {}, ` ${finding.says} `, element("span.instead", {}, finding.instead))),
    ),
  );
}

function rejectMenu(option, number, act) {
  const menu = element(
    "details.menu",
    {},
    element("summary.quiet", { "data-act": "reject" }, icon("thumb"), element("span", {}, "Not right")),
    element(
      "div.choices",
      {},
      ...REASONS.map(([reason, says]) =>
        element(
          "button",
          {
            type: "button",
            onclick: () => {
              menu.open = false;
              menu.closest(".option").classList.add("refused");
              act.reject(option, reason);
              act.say(`Noted: reply ${number} is not right.`);
              menu.querySelector("summary").focus();
            },
          },
          says,
        ),
      ),
    ),
  );
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.preventDefault();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("toggle", () => {
    if (menu.open) menu.querySelector(".choices button").focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (!menu.contains(event.relatedTarget)) menu.open = false;
  });
  return menu;
}
