/**
 * The dashboard app for Chatwoot: reads the conversation that the agent has open, and lets replies be copied.
 *
 * Chatwoot posts an `appContext` message on load and whenever it is asked; it has no message that writes into the
 * composer. The message is not signed and says who the agent is: nothing here relies on that.
 */

import { service } from "../../api.js";
import { blank } from "../../form.js";
import { panel } from "../../panel.js";
import { Problem } from "../../problem.js";

const ASK = "chatwoot-dashboard-app:fetch-info";
const PATIENCE = 1500;
const ROLES = { 0: "customer", 1: "agent", incoming: "customer", outgoing: "agent", 3: "bot", template: "bot" };

let latest = null;
let waiting = [];
let shown = null;

window.addEventListener("message", ({ source, data }) => {
  if (source !== window.parent || typeof data !== "string") return;
  let message;
  try {
    message = JSON.parse(data);
  } catch {
    return;
  }
  if (message?.event !== "appContext" || !message.data?.conversation) return;
  latest = read(message.data);
  const answered = waiting;
  waiting = [];
  if (answered.length) for (const resolve of answered) resolve(latest);
  else shown?.changed();
});

/** Ask for the conversation as it is now; a hidden tab gets no answer, so that the last one has to do. */
function fresh() {
  window.parent.postMessage(ASK, "*");
  return new Promise((resolve, reject) => {
    waiting.push(resolve);
    setTimeout(() => {
      if (latest) resolve(latest);
      else reject(new Problem(0, "Chatwoot has not said which conversation is open."));
    }, PATIENCE);
  });
}

function read({ conversation, contact, currentAgent }) {
  const turns = [...(conversation.messages ?? [])]
    .sort((a, b) => a.created_at - b.created_at)
    .map((message) => ({ role: role(message), text: words(message), id: String(message.id) }))
    .filter((turn) => turn.role && turn.text);
  const attributes = Object.entries(conversation.custom_attributes ?? {}).filter(([, value]) => value !== null && value !== "");
  return {
    id: String(conversation.uuid ?? conversation.id),
    form: {
      ...blank(),
      turns,
      facts: attributes.map(([name, value]) => `${name.replaceAll("_", " ")}: ${value}`).join("\n"),
      customer: contact?.name ?? "",
      agent: currentAgent?.name ?? "",
    },
  };
}

function role({ message_type: type, private: note, sender }) {
  if (note) return "note";
  return sender?.type === "agent_bot" ? "bot" : ROLES[type];
}

function words({ content, attachments }) {
  return (content ?? attachments?.map((attachment) => attachment.meta?.transcribed_text).find(Boolean) ?? "").trim();
}

shown = panel(document.body, service, { read: fresh });
