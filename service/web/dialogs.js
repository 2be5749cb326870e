/** The dialogs of the page: opened by name, closed by Escape, by their button, or by a click beside them. */
export function dialogs() {
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
  }
  const named = (name) => document.getElementById(name);
  return {
    open: (name) => {
      if (!named(name).open) named(name).showModal();
    },
    close: (name) => named(name).close(),
  };
}
