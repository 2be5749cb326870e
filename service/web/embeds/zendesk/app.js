/**
 * The sidebar app for Zendesk: reads the ticket's conversation and puts a reply into the composer.
 *
 * It never sends. `ticket.sendMessage` goes to the customer at once, and is not used.
 */

import { blank } from "./form.js";
import { panel } from "./panel.js";
import { Problem } from "./problem.js";

const ROLES = { "end-user": "customer", customer: "customer", agent: "agent", admin: "agent", bot: "bot" };
const client = window.ZAFClient.init();
const settings = client.metadata().then((metadata) => metadata.settings);

/** Call the service through Zendesk's proxy, which alone knows the API key. */
async function request(path, body) {
  const { address } = await settings;
  try {
    return await client.request({
      url: new URL(`v1/${path}`, address.endsWith("/") ? address : `${address}/`).href,
      type: body === undefined ? "GET" : "POST",
      contentType: "application/json",
      dataType: "json",
      headers: { Authorization: "Bearer {{setting.token}}" },
      data: body === undefined ? undefined : JSON.stringify(body),
      secure: true,
      timeout: 30_000,
    });
  } catch (error) {
    const detail = error.responseJSON?.detail ?? (error.status ? `The service answered ${error.status}.` : "The service cannot be reached.");
    throw new Problem(error.status ?? 0, detail);
  }
}

const stopped = () => new DOMException("stopped", "AbortError");

const service = {
  async check(text, conversation, signal) {
    const answer = await request("check", conversation ? { text, conversation } : { text });
    if (signal.aborted) throw stopped();
    return answer;
  },
  rules: () => request("rules"),
  async feedback(event) {
    await request("feedback", event).catch(() => {});
  },
  /** The proxy answers in one piece: the events of the stream, one after the other. */
  async *suggestions(conversation, signal) {
    const answer = await request("suggestions", conversation);
    if (signal.aborted) throw stopped();
    yield ["situation", answer.situation];
    for (const option of answer.suggestions) yield ["suggestion", option];
    for (const rejected of answer.rejected_candidates ?? []) yield ["rejected", rejected];
    yield ["done", answer];
  },
};

const host = {
  keeps: true, // the key is Zendesk's to keep
  async read() {
    const names = ["ticket.id", "ticket.conversation", "ticket.requester.name", "currentUser.name"];
    const got = await client.get(names);
    const turns = (got["ticket.conversation"] ?? [])
      .map(({ author, message }) => ({ role: ROLES[author?.role] ?? "note", text: text(message) }))
      .filter((turn) => turn.text);
    return {
      id: String(got["ticket.id"]),
      form: { ...blank(), turns, customer: got["ticket.requester.name"] ?? "", agent: got["currentUser.name"] ?? "" },
    };
  },
  async insert(words) {
    try {
      await client.invoke("ticket.comment.appendText", words);
    } catch {
      await client.invoke("ticket.editor.insert", html(words)); // the only way in where the composer is a chat's
    }
  },
  async draft() {
    const got = await client.get("ticket.comment.text");
    return text({ content: got["ticket.comment.text"], contentType: "text/html" });
  },
};

/** The words of a message; its markup is read by the browser's parser, which runs nothing. */
function text(message) {
  const content = message?.content ?? "";
  if (message?.contentType !== "text/html") return content.trim();
  const parsed = new DOMParser().parseFromString(content, "text/html");
  for (const end of parsed.querySelectorAll("br, p, div, li")) end.append("\n");
  for (const quoted of parsed.querySelectorAll("script, style")) quoted.remove();
  return parsed.body.textContent.replace(/[ \t\u00a0]+/g, " ").replace(/\s*\n\s*/g, "\n").trim();
}

function html(words) {
  const holder = document.createElement("p");
  words.split("\n").forEach((line, i) => holder.append(...(i ? [document.createElement("br")] : []), line));
  return holder.innerHTML;
}

const shown = panel(document.body, service, host);
client.on("ticket.conversation.changed", () => shown.changed());
client.invoke("resize", { width: "100%", height: "600px" });
