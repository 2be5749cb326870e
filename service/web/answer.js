/** An answer as it arrives: the situation, the options one by one, and what was held back. */

import { element, icon } from "./element.js";
import { named, optionCard } from "./option.js";

const DEGRADED = {
  model_timeout: "The model did not answer in time.",
  model_overloaded: "The model has too much to do at the moment.",
  model_refused: "The model did not take this request.",
  model_unavailable: "The model cannot be reached.",
  model_misconfigured: "The model is not set up rightly; whoever runs the service should look at its key, name and address.",
  malformed_answer: "The model answered out of shape.",
  not_refined: "To better your own words a model is needed; what is known of them was kept.",
};

let known = null;

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

/**
 * Ask, and fill `places` as the events come in.
 *
 * @param {object} service see `api.js`
 * @param {object} conversation the body of POST /v1/suggestions
 * @param {{situation: HTMLElement, options: HTMLElement, notes: HTMLElement}} places
 * @param {object} act see `optionCard`; and `pointTo(evidence)`, called for a signal that is looked at
 * @param {AbortSignal} signal
 * @returns {Promise<{done: object, options: object[]}>}
 */
export async function show(service, conversation, places, act, signal) {
  const options = [];
  const held = [];
  let done = null;
  places.situation.replaceChildren();
  places.notes.replaceChildren();
  places.options.replaceChildren(...Array.from({ length: conversation.options ?? 3 }, ghost));
  try {
    for await (const [name, data] of service.suggestions(conversation, signal)) {
      if (name === "situation") showSituation(data, places.situation, act);
      else if (name === "suggestion") {
        options.push(data);
        const item = element("li", {}, optionCard(data, options.length, act));
        const waiting = places.options.querySelector(".ghost");
        if (waiting) waiting.replaceWith(item);
        else places.options.append(item);
        act.say(`Reply ${options.length}: ${named(data.move)}.`);
      } else if (name === "rejected") held.push(data);
      else if (name === "done") done = data;
    }
  } finally {
    for (const waiting of places.options.querySelectorAll(".ghost")) waiting.remove();
  }
  places.notes.append(...(await notes(service, done, held)));
  return { done, options };
}

/** Show options that were kept, without asking again. */
export function showKept(options, places, act) {
  places.situation.replaceChildren();
  places.notes.replaceChildren();
  places.options.replaceChildren(...options.map((option, i) => element("li", {}, optionCard(option, i + 1, act))));
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
