/** The service's API over fetch. The Zendesk app has another road to those that the panel makes. */

import { Problem } from "./problem.js";

const ROOT = new URL("../v1/", import.meta.url);
const KEY = "softanswer.key";

/** Keep the caller's API key until the tab is closed. */
export function keepKey(key) {
  sessionStorage.setItem(KEY, key);
}

async function request(path, body, { accept = "application/json", signal, keepalive = false } = {}) {
  const headers = { Accept: accept };
  const key = sessionStorage.getItem(KEY);
  if (key) headers.Authorization = `Bearer ${key}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let response;
  try {
    response = await fetch(new URL(path, ROOT), {
      method: body === undefined ? "GET" : "POST",
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
      keepalive,
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, "The service cannot be reached. Nothing was sent to anyone.");
  }
  if (response.ok) return response;
  let detail = `The service answered ${response.status}.`;
  try {
    detail = (await response.json()).detail ?? detail;
  } catch {
    // A proxy's page, not the service's own words: the status has to do.
  }
  throw new Problem(response.status, detail, response.headers.get("Retry-After"));
}

export const service = {
  /** Return the findings for a text, against its conversation where there is one. */
  async check(text, conversation, signal) {
    return (await request("check", conversation ? { text, conversation } : { text }, { signal })).json();
  },

  /** Return the guardrail's rules. */
  async rules() {
    return (await request("rules")).json();
  },

  /** Return the prompt versions: which is in use, and what it can. */
  async prompts() {
    return (await request("prompts")).json();
  },

  /** Tell what became of options. Losing this must never disturb the agent's work. */
  async feedback(event) {
    try {
      await request("feedback", event, { keepalive: true });
    } catch {
      // Counted by the service where it arrives; there is nobody here who could act on it.
    }
  },

  /** Yield [event name, data] for a conversation: situation, suggestion, rejected, and last done. */
  async *suggestions(conversation, signal) {
    const response = await request("suggestions", conversation, { accept: "text/event-stream", signal });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let buffer = "";
    let done = false;
    try {
      for (;;) {
        const { value, done: ended } = await reader.read();
        if (ended) break;
        buffer += value;
        let end;
        while ((end = buffer.indexOf("\n\n")) >= 0) {
          const event = parsed(buffer.slice(0, end));
          buffer = buffer.slice(end + 2);
          if (!event) continue;
          done ||= event[0] === "done";
          yield event;
        }
      }
    } catch (error) {
      if (error.name === "AbortError") throw error;
    } finally {
      reader.cancel().catch(() => {});
    }
    if (!done) throw new Problem(0, "The answer broke off on the way. What is shown has passed the checks.");
  },
};

function parsed(block) {
  let name = "message";
  const data = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) name = line.slice(6).trim();
    else if (line.startsWith("data:")) data.push(line.slice(5).replace(/^ /, ""));
  }
  return data.length ? [name, JSON.parse(data.join("\n"))] : null;
}
