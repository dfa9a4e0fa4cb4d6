/** The bar that offers a new version. Nothing happens to the page until the reader wants it. */

const texts = {
  uk: { text: "Є нова версія порталу.", button: "Оновити", close: "Пізніше" },
  en: { text: "There is a new version of the portal.", button: "Update", close: "Later" },
};

/** Shows it once; `update` is called when the reader wants the new version. */
export function offer(update: () => void): void {
  const bar = document.getElementById("update-bar");
  if (!bar || bar.hasChildNodes()) return;
  const words = texts[document.documentElement.lang === "en" ? "en" : "uk"];
  const text = document.createElement("span");
  text.textContent = words.text;
  bar.append(text, button(words.button, update), button(words.close, () => bar.replaceChildren()));
}

function button(name: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = name;
  made.addEventListener("click", press);
  return made;
}
