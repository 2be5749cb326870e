/**
 * The versions of an answer: the replies as suggested, and each set that was made from one of them or from the agent's
 * own words. A version is {says, answer, ...}: what it was made from ("" for the first), and what came (see `show`).
 */

const filled = ({ answer }) => answer.options.length > 0;

/**
 * @param {{nav: HTMLElement, earlier: HTMLElement, later: HTMLElement, place: HTMLElement, says: HTMLElement}} parts
 * @param {() => void} moved called when the agent has gone to another version
 */
export function versions(parts, moved) {
  let all = [];
  let current = null;
  let before = { all, current };

  const put = (given, one) => {
    all = given;
    current = one ?? null;
    const at = all.indexOf(current);
    parts.nav.hidden = all.length < 2;
    parts.place.textContent = `${at + 1} of ${all.length}`;
    parts.earlier.setAttribute("aria-disabled", String(at <= 0));
    parts.later.setAttribute("aria-disabled", String(at >= all.length - 1));
    parts.says.textContent = current?.says || "As first suggested";
    parts.says.hidden = !current?.says && all.length < 2;
  };

  const step = (by) => {
    const to = all[all.indexOf(current) + by];
    if (!to) return false;
    put(all, to);
    moved();
    return true;
  };

  parts.earlier.addEventListener("click", () => step(-1));
  parts.later.addEventListener("click", () => step(1));
  return {
    get all() {
      return all;
    },
    get current() {
      return current;
    },
    /** Put these in place of all; the last is the current one. */
    set(given) {
      before = { all: all.filter(filled), current };
      put(given, given.at(-1));
    },
    /** Put one behind the others, and go to it. */
    add(version) {
      before = { all: all.filter(filled), current };
      put([...before.all, version], version);
    },
    /** Take out one for which nothing came; where it was looked at, go back to what it took the place of. */
    drop(version) {
      if (!all.includes(version)) return;
      const rest = all.filter((one) => one !== version);
      if (current !== version) put(rest, current);
      else put(before.all, before.all.includes(before.current) ? before.current : before.all.at(-1));
    },
    step,
  };
}
