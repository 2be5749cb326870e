/** Make an element: `element("p.note", {id: "x"}, "text", child)`. Text is only ever text, never markup. */
export function element(shape, properties = {}, ...children) {
  const [tag, ...classes] = shape.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && name !== "list") made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** An icon of `icons/`, for the eye only. */
export function icon(name) {
  return element(`i.icon.icon-${name}`, { "aria-hidden": "true" });
}
