/** The replies' side of the page: asking for them, the versions of them, and telling what became of each. */

import { blankAnswer, show, showKept } from "./answer.js";
import { askKey } from "./key.js";
import { Problem } from "./problem.js";
import { versions } from "./versions.js";

// The longest draft that a request may carry.
const LONGEST = 4000;

/**
 * @param {object} service see `api.js`
 * @param {object} parts the elements: `pane`, `body`, `idle`, `failure`, `moved`, `stop`, `suggest`; `situation`,
 *     `options`, `notes` (see `show`); `versions` (see `versions.js`)
 * @param {object} page
 *     `body()` is the request as it stands, null while the customer has said nothing;
 *     `act` is what the cards' buttons do (see `optionCard`);
 *     `names()` are those of the people in the chat;
 *     `arrived()` is called when an answer is whole, `admitted()` when a key was given, `speechless()` when there is
 *     nothing to answer
 */
export function replies(service, parts, page) {
  const list = versions(parts.versions, drawCurrent);
  let running = null;
  let waiting = null; // what a key was missing for

  /** Ask; `made` says what the version is made from ("" for the first), `more` is what the request carries for it. */
  async function ask(made = "", more = {}) {
    const body = page.body();
    if (!body) {
      fail(new Problem(0, "Paste or type what the customer wrote first."));
      page.speechless();
      return;
    }
    running?.abort();
    const mine = (running = new AbortController());
    const version = { says: made, asked: JSON.stringify(body), answer: blankAnswer() };
    if (made) list.add(version);
    else list.set([version]);
    parts.failure.hidden = true;
    parts.idle.hidden = true;
    busy(true);
    moved();
    if (made || parts.options.contains(document.activeElement)) parts.pane.focus({ preventScroll: true });
    parts.body.scrollTop = 0;
    if (matchMedia("(width < 60rem)").matches) parts.pane.scrollIntoView();
    const { options } = version.answer;
    try {
      await show(service, { ...body, ...more, explain: true }, parts, page.act, mine.signal, version.answer);
      page.act.say(`${options.length} ${options.length === 1 ? "reply" : "replies"}.`);
      if (options.length) tell("shown", options);
      page.arrived();
    } catch (error) {
      if (!options.length) {
        const seen = list.current === version;
        list.drop(version);
        if (seen) drawCurrent();
      }
      if (error.name === "AbortError") page.act.say("Stopped.");
      else {
        waiting = () => ask(made, more);
        fail(error);
      }
    } finally {
      if (running === mine) {
        running = null;
        busy(false);
      }
    }
  }

  function busy(on) {
    parts.stop.hidden = !on;
    parts.suggest.setAttribute("aria-busy", String(on));
    parts.options.setAttribute("aria-busy", String(on));
  }

  function fail(error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 401) {
      askKey().then((given) => {
        if (!given) return;
        waiting?.();
        waiting = null;
        page.admitted();
      });
      return;
    }
    waiting = null;
    parts.failure.textContent = error.message + (error.retryAfter ? ` Try again in ${error.retryAfter} s.` : "");
    parts.failure.hidden = false;
  }

  function drawCurrent() {
    running?.abort();
    parts.idle.hidden = list.all.length > 0;
    parts.failure.hidden = true;
    showKept(service, list.current?.answer ?? blankAnswer(), parts, page.act);
    moved();
  }

  /** Say where the chat has gone on since the replies were asked for. */
  function moved() {
    const asked = list.current?.asked;
    parts.moved.hidden = !asked || !parts.options.children.length || asked === JSON.stringify(page.body());
  }

  /** Tell the service what became of options: shown, used, edited, rejected. */
  function tell(event, options, more = {}) {
    const done = list.current?.answer.done;
    const names = page.names();
    service.feedback({
      options: options.map(({ id, move, origin }) => ({ id, move, origin })),
      ...(done ? { prompt: done.prompt, model: done.model } : {}),
      ...(names.length ? { names } : {}),
      event,
      ...more,
    });
  }

  return {
    suggest: () => ask(),
    /** Ask for a reply once more, changed as wished. */
    refine: (option, wish, number) => ask(`Reply ${number}, ${wish}`, { previous: option.text, instruction: wish }),
    /** Ask for better versions of the agent's own words. */
    better(draft) {
      if ([...draft].length > LONGEST) fail(new Problem(0, `Up to ${LONGEST} characters can be made into better versions at once.`));
      else ask("Better versions of your own words", { draft });
    },
    /** Break off; false where nothing was under way. */
    stop() {
      const under = running !== null;
      running?.abort();
      return under;
    },
    /** Go to an earlier (-1) or a later (1) version, and to its first reply. */
    step(by) {
      if (list.step(by)) parts.options.querySelector(".option")?.focus();
    },
    /** Show what was kept: [{says, answer}]. */
    load(kept) {
      const asked = JSON.stringify(page.body());
      list.set(kept.map((version) => ({ ...version, asked })));
      drawCurrent();
    },
    get kept() {
      return list.all.filter(({ answer }) => answer.done).map(({ says, answer }) => ({ says, answer }));
    },
    fail,
    moved,
    tell,
  };
}
