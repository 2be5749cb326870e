/** What the agent has put in: the chat and what is known. The form of the page, as the body of a request and back. */

const LINES = ["facts", "actions", "commitments", "history"];
const NAMES = ["customer", "since", "agent", "brand"];

const lines = (text) => (text ?? "").split("\n").map((line) => line.trim()).filter(Boolean);

/** An empty form. */
export function blank() {
  return { turns: [], ...Object.fromEntries([...LINES, ...NAMES, "teams"].map((name) => [name, ""])) };
}

/** Return the fields of the page as a form. */
export function read(fields, turns) {
  const form = { turns };
  for (const name of [...LINES, ...NAMES, "teams"]) form[name] = fields[name].value;
  return form;
}

/** Put a form into the fields of the page. */
export function write(fields, form) {
  for (const name of [...LINES, ...NAMES, "teams"]) fields[name].value = form[name] ?? "";
}

/** Return the body of a request; null while the customer has said nothing. */
export function conversation(form) {
  if (!form.turns.some((turn) => turn.role === "customer")) return null;
  const body = {
    messages: form.turns.slice(-200).map(({ role, text, id }) => ({ role, text: [...text].slice(0, 4000).join(""), ...(id ? { id } : {}) })),
  };
  for (const name of ["facts", "actions", "commitments"]) body[name] = lines(form[name]);
  body.teams = form.teams.split(/[,\n]/).map((team) => team.trim()).filter(Boolean);
  body.customer = { name: form.customer.trim() || null, since: form.since.trim() || null, history: lines(form.history) };
  body.brand = { name: form.brand.trim() || null, agent: form.agent.trim() || null };
  return body;
}

/** Return the words of a ground as a reply names it: "facts[2]", "actions[0]", "commitments[1]"; "agent[0]" is the first thing said to the customer. */
export function ground(body, name) {
  const [, kind, n] = /^([a-z]+)\[(\d+)\]$/.exec(name) ?? [];
  const said = body.messages.filter(({ role }) => role === "agent" || role === "bot");
  return kind === "agent" ? said[n]?.text ?? name : body[kind]?.[n] ?? name;
}

/** How many statements there are for a reply to rest on. */
export function grounds(form) {
  return ["facts", "actions", "commitments"].reduce((n, name) => n + lines(form[name]).length, 0);
}
