/** The agent's page: the chat on one side, the replies on the other. */

import { show, showKept } from "./answer.js";
import { service } from "./api.js";
import { isChat, parse, plain } from "./chat.js";
import { copy } from "./clipboard.js";
import { dialogs } from "./dialogs.js";
import { editor } from "./editor.js";
import { element } from "./element.js";
import { EXAMPLES } from "./examples.js";
import { blank, conversation, grounds, read, write } from "./form.js";
import { keep } from "./history.js";
import { askKey } from "./key.js";
import { past } from "./past.js";
import { Problem } from "./problem.js";
import { listen, setSingleKeys, singleKeys } from "./shortcuts.js";
import { theme } from "./theme.js";
import { turnList } from "./turns.js";

const $ = (id) => document.getElementById(id);
const places = { situation: $("situation"), options: $("options"), notes: $("notes") };
const fields = Object.fromEntries(
  ["facts", "actions", "commitments", "history", "customer", "since", "agent", "brand", "teams"].map((name) => [name, $(name)]),
);

let id = crypto.randomUUID?.() ?? String(Date.now());
let running = null;
let answered = ""; // the request that the options shown belong to
let answer = null;
let editing = null; // the option that the agent's own words began as

const say = (says) => {
  $("live").textContent = says;
};

const turns = turnList($("turns"), changed);
const form = () => read(fields, turns.turns);
const own = editor(
  service,
  { field: $("own"), mirror: $("mirror"), findings: $("findings"), verdict: $("verdict") },
  () => conversation(form()),
  fail,
);

const act = {
  say,
  useSays: "Use",
  use(option, card) {
    use(option.text, option);
    card.classList.add("used");
  },
  edit(option) {
    editing = option;
    own.set(option.text);
    $("own").focus();
    ownChanged();
  },
  reject: (option, reason) => service.feedback({ ...about([option]), event: "rejected", reason }),
  pointTo: (evidence) => {
    showText(false);
    const n = turns.point(evidence);
    say(n ? "The words are marked in the chat." : "This shows in the customer's history.");
  },
};

/** Copy a reply, put it into the chat as said, and tell the service what became of the option. */
async function use(text, option) {
  const copied = await copy(text);
  turns.add([{ role: "agent", text }]);
  changed();
  if (option) {
    const edited = option.text !== text;
    service.feedback({ ...about([option]), event: edited ? "edited" : "used", ...(edited ? { text, suggested: option.text } : {}) });
  }
  say(copied ? "Copied, and added to the chat." : "Added to the chat. The browser did not let it be copied.");
}

function about(options) {
  const names = [fields.customer.value.trim(), fields.agent.value.trim()].filter(Boolean);
  return {
    options: options.map(({ id: option, move, origin }) => ({ id: option, move, origin })),
    ...(answer?.done ? { prompt: answer.done.prompt, model: answer.done.model } : {}),
    ...(names.length ? { names } : {}),
  };
}

async function suggest() {
  const message = $("message").value;
  if (message.trim()) addMessage(message);
  showText(false);
  const body = conversation(form());
  if (!body) {
    fail(new Problem(0, "Paste or type what the customer wrote first."));
    $("message").focus();
    return;
  }
  running?.abort();
  const mine = (running = new AbortController());
  $("failure").hidden = true;
  $("idle").hidden = true;
  busy(true);
  answered = JSON.stringify(body);
  answer = null;
  moved();
  if (matchMedia("(width < 60rem)").matches) $("replies").scrollIntoView();
  try {
    const given = await show(service, { ...body, explain: true }, places, act, mine.signal);
    answer = given;
    say(`${given.options.length} ${given.options.length === 1 ? "reply" : "replies"}.`);
    if (given.options.length) service.feedback({ ...about(given.options), event: "shown" });
    keep({ id, at: Date.now(), form: form(), options: given.options });
  } catch (error) {
    if (error.name === "AbortError") say("Stopped.");
    else fail(error);
  } finally {
    if (running === mine) {
      running = null;
      busy(false);
    }
  }
}

function busy(on) {
  $("stop").hidden = !on;
  $("suggest").setAttribute("aria-busy", String(on));
  places.options.setAttribute("aria-busy", String(on));
}

function fail(error) {
  if (!(error instanceof Problem)) throw error;
  if (error.status === 401) {
    askKey().then((given) => given && (answered && !answer ? suggest() : own.recheck()));
    return;
  }
  const wait = error.retryAfter ? ` Try again in ${error.retryAfter} s.` : "";
  $("failure").textContent = error.message + wait;
  $("failure").hidden = false;
}

const { open, close } = dialogs();

const kept = past($("remember"), $("past-list"), {
  chosen(chat) {
    close("past");
    id = chat.id;
    load({ ...blank(), ...chat.form }, chat.options);
  },
  switchedOn() {
    if (answer) keep({ id, at: Date.now(), form: form(), options: answer.options });
  },
});

/** The chat or the grounds have changed. */
function changed() {
  const count = grounds(form());
  $("grounds-count").textContent = count ? `${count} ${count === 1 ? "statement" : "statements"}` : "replies may state only this";
  $("welcome").hidden = turns.turns.length > 0 || !$("plain").hidden;
  moved();
  if ($("own").value.trim()) own.recheck();
}

function moved() {
  const body = conversation(form());
  $("moved").hidden = !answered || !places.options.children.length || answered === JSON.stringify(body);
}

function addMessage(text) {
  const role = document.querySelector("input[name=role]:checked").value;
  turns.add(isChat(text) ? parse(text) : [{ role, text: text.trim() }]);
  $("message").value = "";
  document.querySelector("input[name=role][value=customer]").checked = true;
  changed();
}

/** Show the chat as plain text, or read the plain text back into turns. */
function showText(on) {
  const shown = !$("plain").hidden;
  if (on === shown) return;
  if (on) $("plain-text").value = plain(turns.turns);
  else turns.set(parse($("plain-text").value));
  $("plain").hidden = !on;
  $("turns").hidden = on;
  $("say").hidden = on;
  $("as-text").setAttribute("aria-pressed", String(on));
  $("as-turns").setAttribute("aria-pressed", String(!on));
  changed();
  if (on) $("plain-text").focus();
}

function load(given, options = []) {
  running?.abort();
  showText(false);
  turns.set(given.turns);
  write(fields, given);
  answer = null;
  answered = options.length ? JSON.stringify(conversation(form())) : "";
  editing = null;
  own.set("");
  ownChanged();
  showKept(options, places, act);
  $("idle").hidden = options.length > 0;
  $("failure").hidden = true;
  $("grounds").open = grounds(given) > 0;
  changed();
  turns.showLast();
}

function fresh() {
  id = crypto.randomUUID?.() ?? String(Date.now());
  load(blank());
  $("grounds").open = false;
  $("message").focus();
}

function ownChanged() {
  const empty = !$("own").value.trim();
  $("own-use").disabled = $("own-copy").disabled = empty;
  if (empty) editing = null;
}

/** Do something with the option that has the focus. */
function onOption(name) {
  const card = document.activeElement?.closest?.(".option");
  const target = card?.querySelector(`[data-act=${name}]`);
  if (!target) return false;
  target.click();
  return true;
}

$("examples").append(
  ...EXAMPLES.map(({ title, says, form: given }) =>
    element(
      "li",
      {},
      element(
        "button.example",
        {
          type: "button",
          onclick: () => {
            load({ ...blank(), ...given });
            suggest();
          },
        },
        element("strong", {}, title),
        element("span", {}, says),
      ),
    ),
  ),
);

$("say").addEventListener("submit", (event) => {
  event.preventDefault();
  if ($("message").value.trim()) addMessage($("message").value);
});
$("message").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  event.preventDefault();
  $("say").requestSubmit();
});
$("message").addEventListener("paste", (event) => {
  const pasted = event.clipboardData?.getData("text/plain") ?? "";
  if ($("message").value.trim() || !isChat(pasted)) return;
  event.preventDefault();
  addMessage(pasted);
});
for (const field of Object.values(fields)) field.addEventListener("input", changed);
$("plain-text").addEventListener("change", () => {
  turns.set(parse($("plain-text").value));
  changed();
});
$("own").addEventListener("input", ownChanged);
$("own-copy").addEventListener("click", async () => say((await copy($("own").value)) ? "Copied." : "The browser did not let it be copied."));
$("own-use").addEventListener("click", () => {
  use($("own").value.trim(), editing);
  own.set("");
  ownChanged();
});
$("suggest").addEventListener("click", suggest);
$("again").addEventListener("click", suggest);
$("stop").addEventListener("click", () => running?.abort());
$("as-text").addEventListener("click", () => showText(true));
$("as-turns").addEventListener("click", () => showText(false));
$("new").addEventListener("click", fresh);
$("open-keys").addEventListener("click", () => open("keys"));
$("open-history").addEventListener("click", () => {
  kept.draw();
  open("past");
});
$("single-keys").checked = singleKeys();
$("single-keys").addEventListener("change", () => setSingleKeys($("single-keys").checked));
theme($("theme"));
if (/Mac|iP/.test(navigator.platform)) for (const key of document.querySelectorAll("kbd.ctrl")) key.textContent = key.textContent.replace("Ctrl", "⌘");

const toOption = (n) => places.options.querySelectorAll(".option")[n - 1]?.focus() ?? true;
listen({
  "Ctrl+Enter": suggest,
  1: () => toOption(1),
  2: () => toOption(2),
  3: () => toOption(3),
  4: () => toOption(4),
  5: () => toOption(5),
  u: () => onOption("use"),
  c: () => onOption("copy"),
  e: () => onOption("edit"),
  x: () => onOption("reject"),
  m: () => $("message").focus(),
  w: () => $("own").focus(),
  n: fresh,
  h: () => $("open-history").click(),
  "?": () => open("keys"),
  Escape: () => {
    if (running) running.abort();
    else document.activeElement?.blur?.();
  },
});
changed();
