/** The widget's side of the talk with the page around it. Without such a page it is silent. */

import { isOurs, type News, type Theme } from "../messages.ts";

/** Milliseconds between two refreshes that the page asks for. */
const pause = 10_000;

const isFramed = parent !== window;
/** WordPress wraps what was pasted in a frame of its own, and knows it by this. */
const secret = /secret=(\w{1,64})/.exec(location.hash)?.[1];

export interface Widget {
  /** What is measured; its children may be replaced. */
  root: HTMLElement;
  refresh(): Promise<void>;
}

/** Where nobody listens, nothing is said. */
function send(message: Record<string, unknown>): void {
  if (isFramed) parent.postMessage(message, "*");
}

/** @returns what renews the widget, and tells the page: it may be the first time that there is something to show. */
export function talk({ root, refresh }: Widget): () => Promise<void> {
  let id: string | undefined;
  let height = 0;
  let refreshed = Number.NEGATIVE_INFINITY;
  const say = (news: News) => send({ visnyk: 1, id, ...news });
  const toWordPress = (message: string, value: unknown) => {
    if (secret) send({ message, value, secret });
  };
  const tall = () => toWordPress("height", height);
  const present = () => {
    const count = root.dataset["count"];
    if (id) say(count ? { type: "ready", height, count: Number(count) } : { type: "error" });
  };
  const renew = () => refresh().then(present);

  const measure = () => {
    const now = Math.ceil(root.getBoundingClientRect().height);
    // What is not shown has no height to tell.
    if (!now || now === height) return;
    height = now;
    if (id) say({ type: "height", height });
    // Who does not speak with us may understand this.
    else send({ sentinel: "amp", type: "embed-size", height });
    tall();
  };

  addEventListener("message", ({ source, data }: MessageEvent) => {
    if (!isFramed || source !== parent || !data) return;
    const { message, secret: told } = data as { message?: unknown; secret?: unknown };
    if (message === "ready" && told === secret) tall();
    if (!isOurs(data) || typeof data["id"] !== "string") return;
    const { type, theme } = data as { type?: unknown; theme?: Theme };
    if (type === "hello" && data["id"].length <= 64) id ??= data["id"];
    if (data["id"] !== id) return;
    if (type === "hello") {
      if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
      present();
    } else if (type === "refresh" && performance.now() - refreshed > pause) {
      refreshed = performance.now();
      void renew();
    }
  });

  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest("a");
    if (!link) return;
    if (id) say({ type: "click", url: link.href });
    if (!secret || !isFramed) return;
    // Its frame opens nothing by itself.
    event.preventDefault();
    toWordPress("link", link.href);
  });

  const drop = (picture: EventTarget | null) => {
    if (picture instanceof HTMLImageElement) picture.closest(".picture")?.remove();
  };
  document.addEventListener("error", ({ target }) => drop(target), true);
  for (const picture of [...document.images]) if (picture.complete && !picture.naturalWidth) drop(picture);

  const { ignored } = root.dataset;
  if (ignored) console.warn("visnyk: no sense in", ignored);
  new ResizeObserver(measure).observe(root);
  measure();
  send({ visnyk: 1, type: "hello" });
  return renew;
}
