/** Now and then the widget is made anew. As long as that fails, it stays as it was. */

/** Waits are longer by up to this part, so that the widgets of a page do not all ask at once. */
const jitter = 0.2;

/** Makes the widget like the new one; the link that had the focus has it afterwards. */
export function replace(root: HTMLElement, made: HTMLElement): void {
  for (const { name, value } of made.attributes) root.setAttribute(name, value);
  if (made.isEqualNode(root)) return;
  const at = (document.activeElement as HTMLAnchorElement | null)?.href;
  root.replaceChildren(...made.childNodes);
  if (at) [...root.querySelectorAll("a")].find(({ href, tabIndex }) => href === at && tabIndex === 0)?.focus();
}

/** Asks every `seconds`; out of sight it waits until it is seen again. */
export function follow(seconds: number, refresh: () => Promise<void>): void {
  if (!seconds) return;
  const wait = () => setTimeout(due, seconds * 1_000 * (1 + Math.random() * jitter));
  const due = () => {
    if (document.hidden) document.addEventListener("visibilitychange", due, { once: true });
    else void refresh().then(wait);
  };
  wait();
}
