/** Chats that this browser remembers: off until switched on, on this machine only. */

const SWITCH = "softanswer.remember";
const CHATS = "softanswer.chats";
const MOST = 50;

export function remembering() {
  return localStorage.getItem(SWITCH) === "on";
}

/** Switching off forgets what was kept. */
export function setRemembering(on) {
  if (on) localStorage.setItem(SWITCH, "on");
  else {
    localStorage.removeItem(SWITCH);
    localStorage.removeItem(CHATS);
  }
}

/** The kept chats, newest first: {id, at, form, versions: [{says, answer}]}. */
export function chats() {
  try {
    return JSON.parse(localStorage.getItem(CHATS)) ?? [];
  } catch {
    return [];
  }
}

export function keep(chat) {
  if (!remembering()) return;
  const kept = [chat, ...chats().filter(({ id }) => id !== chat.id)].slice(0, MOST);
  while (kept.length) {
    try {
      localStorage.setItem(CHATS, JSON.stringify(kept));
      return;
    } catch {
      kept.pop(); // The browser's room is used up: the oldest goes.
    }
  }
}

export function forget(id) {
  localStorage.setItem(CHATS, JSON.stringify(chats().filter((chat) => chat.id !== id)));
}
