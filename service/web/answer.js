/** An answer as it arrives: the situation, the options one by one, and what was held back. */

import { element, icon } from "./element.js";
import { ground } from "./form.js";
import { named, optionCard } from "./option.js";

const DEGRADED = {
  model_timeout: "The model did not answer in time.",
  model_overloaded: "The model has too much to do at the moment.",
  model_refused: "The model did not take this request.",
  model_unavailable: "The model cannot be reached.",
  model_misconfigured: "The model is not set up rightly; whoever runs the service should look at its key, name and address.",
  malformed_answer: "The model answered out of shape.",
  not_refined: "Not all of these could be made by the model as you wished; what is known was kept.",
};

let known = null;
let refines = null;
const shown = new WeakMap(); // which answer stands in a list of options

/** The rules by id, fetched once. */
async function rulesById(service) {
  known ??= service.rules().then((all) => new Map(all.map((rule) => [rule.id, rule])));
  try {
    return await known;
  } catch {
    known = null;
    return new Map();
  }
}

/** Whether the service can change a reply as wished: a model, and a prompt version that takes wishes. Asked once. */
async function canRefine(service, done) {
  if (!done || done.model === "none") return false;
  refines ??= service.prompts().then((all) => all.some((prompt) => prompt.in_use && prompt.refines));
  try {
    return await refines;
  } catch {
    refines = null;
    return false;
  }
}

/** An answer of which nothing has come yet. */
export function blankAnswer() {
  return { situation: null, options: [], held: [], done: null };
}

/**
 * Ask, and fill `places` as the events come in.
 *
 * @param {object} service see `api.js`
 * @param {object} conversation the body of POST /v1/suggestions
 * @param {{situation: HTMLElement, options: HTMLElement, notes: HTMLElement}} places
 * @param {object} act see `optionCard`; and `pointTo(evidence)`, called for a signal that is looked at
 * @param {AbortSignal} signal
 * @param {object} answer a blank one, filled as the events come in
 * @returns {Promise<{situation: object, options: object[], held: object[], done: object}>} the answer, without a word
 *     of the drafts that were held back
 */
export async function show(service, conversation, places, act, signal, answer = blankAnswer()) {
  const { options, held } = answer;
  shown.set(places.options, answer);
  places.situation.replaceChildren();
  places.notes.replaceChildren();
  places.options.replaceChildren(...Array.from({ length: conversation.options ?? 3 }, ghost));
  try {
    for await (const [name, data] of service.suggestions(conversation, signal)) {
      if (name === "situation") {
        answer.situation = data;
        showSituation(data, places.situation, act);
      } else if (name === "suggestion") {
        for (const rest of data.grounded_on) rest.words = ground(conversation, rest.ground);
        options.push(data);
        const item = element("li", {}, optionCard(data, options.length, act));
        const waiting = places.options.querySelector(".ghost");
        if (waiting) waiting.replaceWith(item);
        else places.options.append(item);
        act.say(`Reply ${options.length}: ${named(data.move)}.`);
      } else if (name === "rejected") held.push({ rules: data.rules, unfit: data.unfit });
      else if (name === "done") answer.done = data;
    }
  } finally {
    for (const waiting of places.options.querySelectorAll(".ghost")) waiting.remove();
  }
  await showNotes(service, answer, places, act);
  return answer;
}

/** Show an answer that was kept, without asking again. */
export async function showKept(service, answer, places, act) {
  shown.set(places.options, answer);
  places.situation.replaceChildren();
  places.notes.replaceChildren();
  places.options.replaceChildren(...answer.options.map((option, i) => element("li", {}, optionCard(option, i + 1, act))));
  if (answer.situation) showSituation(answer.situation, places.situation, act);
  await showNotes(service, answer, places, act);
}

/** Show what is known only at the end, unless another answer has taken the place meanwhile. */
async function showNotes(service, answer, places, act) {
  const { done, held } = answer;
  const [made, can] = await Promise.all([notes(service, done, held), act.refine ? canRefine(service, done) : false]);
  if (shown.get(places.options) !== answer) return;
  places.notes.append(...made);
  if (done) places.options.toggleAttribute("data-refines", can);
}

function ghost() {
  return element("li.ghost", { "aria-hidden": "true" }, element("span"), element("span"), element("span"));
}

function showSituation(situation, place, act) {
  const chips = situation.signals.map((signal) => {
    const evidence = signal.evidence ?? [];
    if (!evidence.length || !act.pointTo) return element("li.chip", { title: signal.says }, named(signal.name));
    const point = () => act.pointTo(evidence);
    return element(
      "li",
      {},
      element("button.chip", { type: "button", title: signal.says, onclick: point }, icon("eye"), named(signal.name)),
    );
  });
  if (chips.length) place.append(element("ul.chips", { "aria-label": "What shows in this chat" }, ...chips));
}

async function notes(service, done, held) {
  const made = [];
  if (done?.missing.length) {
    made.push(
      element(
        "section.note.look",
        {},
        element("h3", {}, icon("search"), "Worth looking up"),
        element("ul", {}, ...done.missing.map((line) => element("li", {}, line))),
      ),
    );
  }
  const degraded = (done?.degraded ?? []).map((reason) => DEGRADED[reason] ?? named(reason.replaceAll("_", "-")));
  if (degraded.length) {
    made.push(
      element("p.note.slow", {}, icon("note"), `${degraded.join(" ")} What is missing was composed without it, and checked the same way.`),
    );
  }
  if (held.length) made.push(heldBack(held, await rulesById(service)));
  if (done) made.push(howItWent(done));
  return made;
}

/** How many drafts were held back, and for what; never their words, which must not be sent. */
function heldBack(held, byId) {
  const counts = new Map();
  for (const { rules: broken, unfit } of held) {
    for (const rule of broken) {
      const row = counts.get(rule) ?? { times: 0, unfit };
      row.times += 1;
      counts.set(rule, row);
    }
  }
  const rows = [...counts].sort((a, b) => b[1].times - a[1].times);
  return element(
    "details.note.held",
    {},
    element("summary", {}, icon("shield"), held.length === 1 ? "1 draft was held back" : `${held.length} drafts were held back`),
    element(
      "ul",
      {},
      ...rows.map(([id, { times, unfit }]) => {
        const rule = byId.get(id);
        const title = rule ? rule.says : named(unfit ?? "it said too little");
        return element(
          "li",
          {},
          element("span.times", {}, `${times}×`),
          element("p", {}, title, rule && element("span.instead", {}, ` ${rule.instead}`), rule && element("code", {}, id)),
        );
      }),
    ),
  );
}

function howItWent(done) {
  const seconds = (time) => (time < 0.995 ? `${Math.max(10, Math.round(time * 100) * 10)} ms` : `${time.toFixed(1)} s`);
  const parts = [];
  if (done.timings.first !== undefined) parts.push(`first reply after ${seconds(done.timings.first)}`);
  parts.push(done.model === "none" ? "composed without a model" : done.model, `prompt ${done.prompt}`);
  if (done.dropped_messages) parts.push(`${done.dropped_messages} old messages left out`);
  return element("p.how", {}, parts.join(" · "));
}
