/** The agent's page: the chat on one side, the replies on the other. */

import { service } from "./api.js";
import { copy } from "./clipboard.js";
import { dialogs } from "./dialogs.js";
import { element } from "./element.js";
import { EXAMPLES } from "./examples.js";
import { blank, conversation, grounds, read, write } from "./form.js";
import { keep } from "./history.js";
import { messages } from "./messages.js";
import { ownWords } from "./own.js";
import { past } from "./past.js";
import { replies } from "./replies.js";
import { listen, setSingleKeys, singleKeys } from "./shortcuts.js";
import { theme } from "./theme.js";

const $ = (id) => document.getElementById(id);
const fields = Object.fromEntries(
  ["facts", "actions", "commitments", "history", "customer", "since", "agent", "brand", "teams"].map((name) => [name, $(name)]),
);

let id = chatId();

function chatId() {
  return crypto.randomUUID?.() ?? String(Date.now());
}

const say = (says) => {
  $("live").textContent = says;
};
const form = () => read(fields, chat.turns);
const body = () => conversation(form());

const chat = messages(
  {
    form: $("say"),
    field: $("message"),
    list: $("turns"),
    plain: $("plain"),
    text: $("plain-text"),
    asTurns: $("as-turns"),
    asText: $("as-text"),
    welcome: $("welcome"),
  },
  changed,
);

const answers = replies(
  service,
  {
    pane: $("replies"),
    body: $("replies-body"),
    idle: $("idle"),
    failure: $("failure"),
    moved: $("moved"),
    stop: $("stop"),
    suggest: $("suggest"),
    situation: $("situation"),
    options: $("options"),
    notes: $("notes"),
    versions: { nav: $("versions"), earlier: $("earlier"), later: $("later"), place: $("version-place"), says: $("version") },
  },
  {
    body,
    names: () => [fields.customer.value.trim(), fields.agent.value.trim()].filter(Boolean),
    arrived: remember,
    admitted: () => own.recheck(),
    speechless: () => $("message").focus(),
    act: {
      say,
      useSays: "Use",
      use(option, card) {
        use(option.text, option);
        card.classList.add("used");
      },
      edit: (option) => own.edit(option),
      refine: (...wish) => answers.refine(...wish),
      reject: (option, reason) => answers.tell("rejected", [option], { reason }),
      pointTo: (evidence) => say(chat.point(evidence) ? "The words are marked in the chat." : "This shows in the customer's history."),
    },
  },
);

const own = ownWords(
  service,
  {
    section: $("own-words"),
    field: $("own"),
    mirror: $("mirror"),
    findings: $("findings"),
    verdict: $("verdict"),
    claims: $("claims"),
    use: $("own-use"),
    copy: $("own-copy"),
    better: $("own-better"),
  },
  {
    body,
    say,
    use,
    failed: answers.fail,
    better(text) {
      chat.take();
      answers.better(text);
    },
  },
);

/** Copy a reply, put it into the chat as said, and tell the service what became of the option. */
async function use(text, option) {
  const copied = await copy(text);
  chat.say(text);
  if (option?.text === text) answers.tell("used", [option]);
  else if (option) answers.tell("edited", [option], { text, suggested: option.text });
  say(copied ? "Copied, and added to the chat." : "Added to the chat. The browser did not let it be copied.");
}

function suggest() {
  chat.take();
  chat.showText(false);
  answers.suggest();
}

function remember() {
  const versions = answers.kept;
  if (versions.length) keep({ id, at: Date.now(), form: form(), versions });
}

/** The chat or the grounds have changed. */
function changed() {
  const count = grounds(form());
  $("grounds-count").textContent = count ? `${count} ${count === 1 ? "statement" : "statements"}` : "replies may state only this";
  answers.moved();
  own.recheck();
}

function load(given, versions = []) {
  answers.stop();
  write(fields, given);
  chat.set(given.turns);
  own.clear();
  answers.load(versions);
  $("grounds").open = grounds(given) > 0;
}

function fresh() {
  id = chatId();
  load(blank());
  $("message").focus();
}

/** Do something with the option that has the focus. */
function onOption(name) {
  const card = document.activeElement?.closest?.(".option");
  const target = card?.querySelector(`[data-act=${name}]`);
  if (!target?.checkVisibility()) return false;
  target.click();
  return true;
}

const { open, close } = dialogs();
const kept = past($("remember"), $("past-list"), {
  chosen(one) {
    close("past");
    id = one.id;
    load({ ...blank(), ...one.form }, one.versions);
  },
  switchedOn: remember,
});

$("examples").append(
  ...EXAMPLES.map(({ title, says, form: given }) => {
    const start = () => {
      load({ ...blank(), ...given });
      suggest();
    };
    return element("li", {}, element("button.example", { type: "button", onclick: start }, element("strong", {}, title), element("span", {}, says)));
  }),
);

for (const field of Object.values(fields)) field.addEventListener("input", changed);
$("suggest").addEventListener("click", suggest);
$("again").addEventListener("click", suggest);
$("stop").addEventListener("click", answers.stop);
$("know").addEventListener("click", () => {
  $("grounds").open = true;
  $("facts").focus();
});
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

const toOption = (n) => $("options").querySelectorAll(".option")[n - 1]?.focus() ?? true;
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
  r: () => onOption("refine"),
  x: () => onOption("reject"),
  b: () => answers.step(-1),
  f: () => answers.step(1),
  m: () => $("message").focus(),
  w: () => $("own").focus(),
  n: fresh,
  h: () => $("open-history").click(),
  "?": () => open("keys"),
  Escape: () => {
    if (!answers.stop()) document.activeElement?.blur?.();
  },
});
changed();
