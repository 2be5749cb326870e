/** The narrow panel that a helpdesk shows beside a conversation: what is known, three replies, the agent's own words. */

import { show } from "./answer.js";
import { copy } from "./clipboard.js";
import { editor } from "./editor.js";
import { element, icon } from "./element.js";
import { blank, conversation, grounds } from "./form.js";
import { askKey } from "./key.js";
import { Problem } from "./problem.js";

const GROUNDS = [
  ["facts", "anchor", "Verified facts"],
  ["actions", "check", "Done for this customer"],
  ["commitments", "hand", "What may be promised"],
];

/**
 * Put a panel into `place`.
 *
 * @param {HTMLElement} place
 * @param {object} service see `api.js`
 * @param {object} host the helpdesk:
 *     `read()` resolves to {id, form}, the conversation as it is now (see `form.js`);
 *     `insert(text)`, where the helpdesk has a way into its composer;
 *     `draft()`, where it lets the composer be read
 * @returns {{changed: () => void}} to be told when the conversation has changed
 */
export function panel(place, service, host) {
  let known = { id: null, form: blank() };
  let running = null;
  let answered = "";
  let answer = null;
  let editing = null;

  const fields = Object.fromEntries(
    GROUNDS.map(([name, , says]) => [name, element("textarea", { id: name, rows: 1, oninput: changed, "aria-label": says })]),
  );
  const count = element("span.count");
  const suggestButton = element("button.primary", { type: "button", onclick: suggest }, "Suggest replies");
  const failure = element("p.failure", { role: "alert", hidden: true });
  const moved = element("p.moved", { hidden: true }, "The chat has moved on. ", element("button", { type: "button", onclick: suggest }, "Suggest again"));
  const places = {
    situation: element("div"),
    options: element("ol.options", { "aria-label": "Suggested replies" }),
    notes: element("div.notes"),
  };
  const live = element("p.unseen", { role: "status", "aria-live": "polite" });
  const words = element("textarea", { id: "own", rows: 1, maxLength: 8000, placeholder: "Write, and it is checked as you go" });
  const parts = {
    field: words,
    mirror: element("div.mirror", { "aria-hidden": "true" }),
    findings: element("ul.findings", { "aria-label": "Findings in your words" }),
    verdict: element("p.verdict", { role: "status" }),
  };
  const useSays = host.insert ? "Insert" : "Copy";
  const useIcon = host.insert ? "insert" : "copy";

  const groundsBox = element(
    "details.grounds",
    {},
    element("summary", {}, element("span.title", {}, "What you know"), count),
    element(
      "div.fields",
      {},
      ...GROUNDS.flatMap(([name, shape, says]) => [element("label", { htmlFor: name }, icon(shape), says), fields[name]]),
    ),
  );
  const main = element(
    "main",
    {},
    element("h1.unseen", {}, "softanswer"),
    groundsBox,
    element("div.go", {}, suggestButton),
    element("div.body", {}, element("h2.unseen", {}, "Replies"), failure, moved, places.situation, places.options, places.notes),
    element(
      "section.own",
      { "aria-labelledby": "own-title" },
      element("header", {}, element("h2", { id: "own-title" }, element("label", { htmlFor: "own" }, "Your own words")), parts.verdict),
      parts.findings,
      element("div.paper", {}, parts.mirror, words),
      element(
        "footer",
        {},
        element("button.strong", { type: "button", onclick: () => use(words.value.trim(), editing) }, icon(useIcon), element("span", {}, useSays)),
        host.draft &&
          element("button.quiet", { type: "button", onclick: fromComposer }, icon("edit"), element("span", {}, "Check what I wrote")),
      ),
    ),
  );
  place.replaceChildren(main, live);

  const own = editor(service, parts, () => body(), fail);
  words.addEventListener("input", () => {
    if (!words.value.trim()) editing = null;
  });

  const say = (says) => {
    live.textContent = says;
  };
  const act = {
    say,
    useSays,
    useIcon,
    copies: Boolean(host.insert),
    use(option, card) {
      use(option.text, option);
      card.classList.add("used");
    },
    edit(option) {
      editing = option;
      own.set(option.text);
      words.focus();
    },
    reject: (option, reason) => service.feedback({ ...about([option]), event: "rejected", reason }),
  };

  function form() {
    return { ...known.form, ...Object.fromEntries(GROUNDS.map(([name]) => [name, fields[name].value])) };
  }

  function body() {
    const made = conversation(form());
    return made && known.id ? { ...made, conversation_id: known.id } : made;
  }

  function about(options) {
    const names = [known.form.customer, known.form.agent].filter(Boolean);
    return {
      options: options.map(({ id, move, origin }) => ({ id, move, origin })),
      ...(answer?.done ? { prompt: answer.done.prompt, model: answer.done.model } : {}),
      ...(known.id ? { conversation_id: known.id } : {}),
      ...(names.length ? { names } : {}),
    };
  }

  async function use(text, option) {
    if (!text) return;
    let done = false;
    try {
      done = host.insert ? (await host.insert(text), true) : await copy(text);
    } catch {
      // Said below: the agent can still copy by hand.
    }
    if (done && option) {
      const edited = option.text !== text;
      service.feedback({ ...about([option]), event: edited ? "edited" : "used", ...(edited ? { text, suggested: option.text } : {}) });
    }
    if (done) say(host.insert ? "Inserted into your reply. Nothing is sent until you send it." : "Copied.");
    else fail(new Problem(0, host.insert ? "The helpdesk did not take the words. Copy them instead." : "The browser did not let it be copied."));
  }

  async function suggest() {
    running?.abort();
    const mine = (running = new AbortController());
    failure.hidden = true;
    suggestButton.setAttribute("aria-busy", "true");
    try {
      take(await host.read());
      const asked = body();
      if (!asked) throw new Problem(0, "The customer has not written anything yet.");
      answered = JSON.stringify(asked);
      answer = null;
      changed();
      answer = await show(service, { ...asked, explain: true }, places, act, mine.signal);
      say(`${answer.options.length} ${answer.options.length === 1 ? "reply" : "replies"}.`);
      if (answer.options.length) service.feedback({ ...about(answer.options), event: "shown" });
    } catch (error) {
      if (error.name !== "AbortError") fail(error);
    } finally {
      if (running === mine) {
        running = null;
        suggestButton.removeAttribute("aria-busy");
      }
    }
  }

  async function fromComposer() {
    own.set(await host.draft());
    words.focus();
  }

  function fail(error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 401 && !host.keeps) {
      askKey().then((given) => given && suggest());
      return;
    }
    failure.textContent = error.message + (error.retryAfter ? ` Try again in ${error.retryAfter} s.` : "");
    failure.hidden = false;
  }

  /** Take what the helpdesk says. Another conversation starts afresh; in the same one, what the agent noted stays. */
  function take(read) {
    if (read.id !== known.id) {
      running?.abort();
      for (const [name] of GROUNDS) fields[name].value = read.form[name] ?? "";
      groundsBox.open = false;
      for (const part of Object.values(places)) part.replaceChildren();
      answered = "";
      answer = editing = null;
      failure.hidden = true;
      own.set("");
    }
    known = read;
    changed();
  }

  function changed() {
    const n = grounds(form());
    count.textContent = n ? `${n} ${n === 1 ? "statement" : "statements"}` : "replies may state only this";
    moved.hidden = !answered || !places.options.children.length || answered === JSON.stringify(body());
  }

  const refresh = () => host.read().then(take, fail);
  refresh();
  return { changed: refresh };
}
