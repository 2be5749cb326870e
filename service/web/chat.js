/** A chat as turns, and the plain text that people paste. */

export const ROLES = ["customer", "agent", "note"];

const WORDS = {
  customer: ["customer", "client", "user", "visitor", "guest", "buyer", "caller", "member", "end-user"],
  agent: ["agent", "support", "rep", "representative", "advisor", "adviser", "operator", "staff", "me", "you", "assistant"],
  bot: ["bot", "chatbot", "virtual assistant"],
  note: ["note", "internal note", "internal"],
};
const ROLE_OF = new Map(Object.entries(WORDS).flatMap(([role, words]) => words.map((word) => [word, role])));

// "[10:02] Maria:", "10:02 AM - Agent:", "Maria (10:02):"
const TIME = String.raw`\[?\(?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?\)?\]?`;
const SPEAKER = new RegExp(String.raw`^\s*(?:${TIME}[\s,–-]*)?([\p{L}][\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+){0,2})(?:\s*${TIME})?\s*:\s*(.*)$`, "u");

/**
 * Read pasted text into turns. Lines may start with a role ("Customer:") or a name ("Maria:").
 *
 * Names count as speakers only where no line starts with a role; then the first name is the customer and every other
 * one the agent. Text without any speaker is one message of the customer's.
 *
 * @param {string} text
 * @returns {{role: string, text: string}[]}
 */
export function parse(text) {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const starts = lines.map((line) => SPEAKER.exec(line));
  const byRole = starts.some((start) => start && ROLE_OF.has(start[1].toLowerCase()));
  const opening = starts[lines.findIndex((line) => line.trim())];
  const names = !byRole && opening ? speakers(starts) : new Set();
  const first = opening?.[1];
  const turns = [];
  lines.forEach((line, i) => {
    const start = starts[i];
    const role = start && (byRole ? ROLE_OF.get(start[1].toLowerCase()) : names.has(start[1]) && (start[1] === first ? "customer" : "agent"));
    if (role) turns.push({ role, text: start[2] });
    else if (turns.length) turns[turns.length - 1].text += `\n${line}`;
    else if (line.trim()) turns.push({ role: "customer", text: line });
  });
  return turns.map((turn) => ({ ...turn, text: turn.text.trim() })).filter((turn) => turn.text);
}

/**
 * Names that open lines: the first, the one that answers most, and whoever else comes twice. The others are words
 * before a colon ("Order: 4711"), and so is the first where nobody answers and it never comes again.
 */
function speakers(starts) {
  const times = new Map();
  for (const start of starts) {
    if (start && /^\p{Lu}/u.test(start[1])) times.set(start[1], (times.get(start[1]) ?? 0) + 1);
  }
  const [first, ...others] = times.keys();
  if (!others.length) return new Set(times.get(first) > 1 ? [first] : []);
  const most = Math.max(...others.map((name) => times.get(name)));
  const answers = others.find((name) => times.get(name) === most);
  return new Set([first, answers, ...others.filter((name) => times.get(name) > 1)]);
}

/** Whether pasted text is a chat of several turns. */
export function isChat(text) {
  return parse(text).length > 1;
}

/** Return turns as the plain text that `parse` reads back. */
export function plain(turns) {
  const name = (role) => role[0].toUpperCase() + role.slice(1);
  return turns.map((turn) => `${name(turn.role)}: ${turn.text}`).join("\n");
}
