/** Ask the agent for the API key, and keep it until the tab is closed. */

import { keepKey } from "./api.js";
import { element } from "./element.js";

/** Return whether a key was given. */
export function askKey() {
  if (document.querySelector("dialog.key")) return Promise.resolve(false);
  const field = element("input", { id: "key-value", type: "password", autocomplete: "off", required: true });
  const dialog = element(
    "dialog.key",
    { "aria-labelledby": "key-title" },
    element(
      "form",
      { method: "dialog" },
      element("h2", { id: "key-title" }, "An API key is needed"),
      element("p.quietly", {}, "Whoever runs this service can give you one. It is kept until you close the tab."),
      element("label", { htmlFor: "key-value" }, "API key"),
      field,
      element("footer", {}, element("button.strong", { value: "keep" }, "Go on")),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const given = dialog.returnValue === "keep" && field.value.trim() !== "";
      if (given) keepKey(field.value.trim());
      dialog.remove();
      resolve(given);
    });
  });
}
