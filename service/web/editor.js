/** The agent's own words, checked while they are written: findings underlined, each with why and a better way. */

import { Problem } from "./problem.js";
import { element } from "./element.js";
import { marked, unitsOf } from "./spans.js";

const PAUSE = 350;

/** Whether a finding says that the words claim what nothing bears out; posing as somebody else needs no ground. */
const claims = ({ rule }) => rule.startsWith("lie/") && rule !== "lie/identity";

/**
 * @param {object} service see `api.js`
 * @param {{field: HTMLTextAreaElement, mirror: HTMLElement, findings: HTMLElement, verdict: HTMLElement, claims?: HTMLElement}} parts
 *     `mirror` lies under the field, in the same type, and carries the underlines; `claims` is shown where the words
 *     claim what nothing bears out
 * @param {() => object | null} conversation what the words answer
 * @param {(error: Problem) => void} failed
 */
export function editor(service, parts, conversation, failed) {
  const { field, mirror, findings, verdict } = parts;
  let timer = 0;
  let running = null;

  const draw = (marks) => {
    mirror.replaceChildren(marked(field.value, marks), "\u200b");
  };

  const list = (found) => {
    findings.replaceChildren(...found.map((finding) => row(finding, field)));
    if (parts.claims) parts.claims.hidden = !found.some(claims);
  };

  const told = (kind, says) => {
    verdict.className = `verdict ${kind}`;
    verdict.textContent = says;
  };

  const run = async () => {
    running?.abort();
    const text = field.value;
    if (!text.trim()) return;
    running = new AbortController();
    try {
      const answer = await service.check(text, conversation(), running.signal);
      if (field.value !== text) return;
      draw(answer.findings.map(({ start, end, severity, says }) => ({ start, end, kind: severity, title: says })));
      list(answer.findings);
      const n = answer.findings.length;
      told(n ? (answer.blocked ? "block" : "warn") : "fine", n ? `${n} ${n === 1 ? "thing" : "things"} to look at` : "Reads well");
    } catch (error) {
      if (error.name === "AbortError") return;
      told("", "Not checked");
      if (!(error instanceof Problem)) throw error;
      failed(error);
    }
  };

  const changed = () => {
    draw([]);
    clearTimeout(timer);
    running?.abort();
    list([]);
    if (!field.value.trim()) {
      told("", "");
      return;
    }
    told("", "Checking …");
    timer = setTimeout(run, PAUSE);
  };

  field.addEventListener("input", changed);
  draw([]);
  return {
    /** Put words in, and check them. */
    set(text) {
      field.value = text;
      changed();
    },
    /** Check again, since the chat or the grounds have changed. */
    recheck: changed,
  };
}

function row(finding, field) {
  return element(
    `li.${finding.severity}`,
    {},
    element(
      "button",
      {
        type: "button",
        title: "Show these words",
        onclick: () => {
          field.focus();
          field.setSelectionRange(...unitsOf(field.value, finding));
        },
      },
      element("q", {}, finding.text.length > 80 ? `${finding.text.slice(0, 80)}…` : finding.text || "(nothing written)"),
    ),
    element("p", {}, " ", finding.says, " ", element("span.instead", {}, finding.instead), finding.evidence && element("span.evidence", {}, ` (${finding.evidence})`)),
  );
}
