/** Answers of the API: from the network as long as it says something, then the last good one, which says how old it is. */

import { caches as names, isAnswer, keptAnswer } from "../names.ts";
import { find, type Kind, put, remove } from "./kept.ts";
import { impatient } from "./wait.ts";

/** Where the API is, if it is elsewhere; the page registers the worker with it. */
const api = new URLSearchParams(self.location.search).get("api") ?? self.location.origin;
const root = "/api/v1/";

/** What kind of answer an address has; none for what is not to be kept, and is left to the browser. */
export function kindOf(url: URL): "lists" | "articles" | undefined {
  if ((url.origin !== api && url.origin !== self.location.origin) || !url.pathname.startsWith(root)) return undefined;
  const path = url.pathname.slice(root.length);
  // The stream of news, what stands in for it, what is offered while one types, and what is no page's.
  if (/^(live|changes|facets|suggest|media|openapi\.json)(\/|$)/.test(path)) return undefined;
  return /^articles\/[^/]+$/.test(path) ? "articles" : "lists";
}

/** The name under which an answer lies: a list of a moment is the newest of that list. */
function keyOf(url: URL): string {
  return url.href.replace(/&as_of=\d+$/, "");
}

export async function answer(request: Request, url: URL, event: ExtendableEvent): Promise<Response> {
  const kind = kindOf(url) ?? "lists";
  const network = fetch(request);
  const good = network.then(
    (response) => judge(kind, url, response, event),
    () => undefined,
  );
  event.waitUntil(good);
  const soon = await Promise.race([good, impatient()]);
  if (soon) return soon;
  const key = keyOf(url);
  return (await find(names[kind], key)) ?? (await find(names.saved, key)) ?? (await good) ?? network;
}

/** The response, if the newsroom itself answers; what it says goes into the caches. */
async function judge(kind: Kind, url: URL, response: Response, event: ExtendableEvent): Promise<Response | undefined> {
  const key = keyOf(url);
  if (response.status === 404 || response.status === 410) {
    await Promise.all([remove(names[kind], key), remove(names.saved, key)]);
    return response;
  }
  if (!isAnswer(response)) return undefined;
  // The reader does not wait until it is kept.
  event.waitUntil(keep(kind, key, response.clone()).catch(() => undefined));
  return response;
}

/** Keeps an answer, and what the reader saved of it with it. */
async function keep(kind: Kind, key: string, response: Response): Promise<void> {
  const body = await response.blob();
  await put(kind, key, keptAnswer(body));
  if (kind === "articles" && (await find(names.saved, key))) await (await caches.open(names.saved)).put(key, keptAnswer(body));
}

/** Keeps answers that came with a page. */
export async function hold(answers: { url: string; body: string }[]): Promise<void> {
  for (const { url, body } of answers) {
    const kind = kindOf(new URL(url));
    if (kind) await put(kind, keyOf(new URL(url)), keptAnswer(body));
  }
}

/** Keeps what was asked for before the worker was there: mostly, the browser still has it. */
export async function renew(urls: string[]): Promise<void> {
  for (const url of urls) {
    const kind = kindOf(new URL(url));
    if (!kind) continue;
    const response = await fetch(url, { cache: "force-cache" }).catch(() => undefined);
    if (response && isAnswer(response)) await put(kind, keyOf(new URL(url)), keptAnswer(await response.blob()));
  }
}
