/** The loader, for pages of others: it makes `<visnyk-latest>` work, and of a script with `data-…` one such element.
 * Whatever goes wrong, nothing is thrown into the page, and the link in the element stays. */

import { names, safely, tag, widget } from "./element.ts";
import { follow } from "./show.ts";

safely(() => {
  const script = document.currentScript as HTMLScriptElement;
  const portal = new URL(script.src).origin;
  if (!customElements.get(tag)) {
    follow(portal);
    customElements.define(tag, widget(portal));
  }
  let element: HTMLElement | undefined;
  for (const name of names) {
    const value = script.getAttribute(`data-${name}`);
    if (value !== null) (element ??= document.createElement(tag)).setAttribute(name, value);
  }
  // Some pages run their scripts again.
  if (!element || script.nextElementSibling?.localName === tag) return;
  const link = document.createElement("a");
  link.textContent = link.href = portal;
  element.append(link);
  script.after(element);
});
