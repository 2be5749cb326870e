/** The service's API, as the page and the embeds call it. */

const ROOT = new URL("../v1/", import.meta.url);
const KEY = "softanswer.key";

/** An answer that is no success: a problem document (RFC 9457), or no answer at all (status 0). */
export class Problem extends Error {
  constructor(status, detail, retryAfter = null) {
    super(detail);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

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

/** Return the findings for a text, against its conversation where there is one. */
export async function check(text, conversation, signal) {
  return (await request("check", conversation ? { text, conversation } : { text }, { signal })).json();
}

/** Return the guardrail's rules. */
export async function rules() {
  return (await request("rules")).json();
}

/** Tell what became of options. Losing this must never disturb the agent's work. */
export async function feedback(event) {
  try {
    await request("feedback", event, { keepalive: true });
  } catch {
    // Counted by the service where it arrives; there is nobody here who could act on it.
  }
}

/** Yield [event name, data] for a conversation: situation, suggestion, rejected, and last done. */
export async function* suggestions(conversation, signal) {
  const response = await request("suggestions", conversation, { accept: "text/event-stream", signal });
  let buffer = "";
  let done = false;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
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
    throw new Problem(0, "The answer broke off on the way. What is shown has passed the checks.");
  } finally {
    reader.cancel().catch(() => {});
  }
  if (!done) throw new Problem(0, "The answer broke off on the way. What is shown has passed the checks.");
}

function parsed(block) {
  let name = "message";
  const data = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) name = line.slice(6).trim();
    else if (line.startsWith("data:")) data.push(line.slice(5).replace(/^ /, ""));
  }
  return data.length ? [name, JSON.parse(data.join("\n"))] : null;
}
