/** Light, dark, or as the system has it. */

const KEPT = "softanswer.theme";
const NEXT = { auto: "light", light: "dark", dark: "auto" };

/** Make a button go through the themes; the choice is kept on this browser. */
export function theme(button) {
  const put = (name) => {
    document.documentElement.dataset.theme = name;
    const says = name[0].toUpperCase() + name.slice(1);
    button.querySelector("span").textContent = says;
    button.title = button.ariaLabel = `Colours: ${says}`;
  };
  put(localStorage.getItem(KEPT) ?? "auto");
  button.addEventListener("click", () => {
    const name = NEXT[document.documentElement.dataset.theme];
    localStorage.setItem(KEPT, name);
    put(name);
  });
}
