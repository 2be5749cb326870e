/**
 * Marked text. Offsets on the wire count code points, JavaScript counts UTF-16 units; nothing outside this file minds.
 */

/** Return the UTF-16 index of every code point of `text`, and one past the end. */
function indices(text) {
  const at = [];
  let unit = 0;
  for (const point of text) {
    at.push(unit);
    unit += point.length;
  }
  at.push(unit);
  return at;
}

/** Return [start, end] in UTF-16 units for a mark in code points, kept inside the text. */
export function unitsOf(text, { start, end }) {
  const at = indices(text);
  const inside = (point) => at[Math.max(0, Math.min(point, at.length - 1))];
  return [inside(start), inside(end)];
}

/**
 * Return `text` as nodes in which every mark is a `<mark>`; where marks overlap, the piece carries the classes of all.
 *
 * @param {string} text
 * @param {{start: number, end: number, kind: string, title?: string}[]} marks in code points, end exclusive
 */
export function marked(text, marks) {
  const spans = marks
    .map((mark) => ({ ...mark, units: unitsOf(text, mark) }))
    .filter(({ units }) => units[0] < units[1]);
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ units }) => units)])].sort((a, b) => a - b);
  const nodes = document.createDocumentFragment();
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const piece = text.slice(cuts[i], cuts[i + 1]);
    const over = spans.filter(({ units }) => units[0] <= cuts[i] && units[1] >= cuts[i + 1]);
    if (over.length === 0) {
      nodes.append(piece);
      continue;
    }
    const mark = document.createElement("mark");
    mark.className = [...new Set(over.map(({ kind }) => kind))].join(" ");
    mark.title = [...new Set(over.map(({ title }) => title).filter(Boolean))].join("\n");
    mark.textContent = piece;
    nodes.append(mark);
  }
  return nodes;
}
