/** Answers of the API: from the network as long as it says something, then the last good one, which says how old it is. */

import { fits, isGone, read } from "../answer.ts";
import { caches as names, keptAnswer } from "../names.ts";
import { bounded, fetchInTime } from "../vain.ts";
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
  // Of a page that gives up Chromium tells the worker nothing.
  const [kind, key, end] = [kindOf(url) ?? "lists", keyOf(url), bounded()];
  const network = fetch(request, { signal: end.signal, referrer: request.referrer });
  const good = network.then((response) => judge(kind, key, response, event)).catch(() => undefined);
  event.waitUntil(good);
  const kept = await copyOf(kind, key).catch(() => undefined);
  // Nothing stands in for it: the page has it as it comes, whatever it is.
  if (!kept) return network;
  // What comes too late for the page is kept for the next time; of what is no answer no more is wanted.
  event.waitUntil(good.then((response) => response ?? end.abort()));
  return (await Promise.race([good, impatient(network)])) ?? kept;
}

/** What is kept of an answer, or was saved. */
async function copyOf(kind: Kind, key: string): Promise<Response | undefined> {
  return (await find(names[kind], key)) ?? (await find(names.saved, key));
}

/** The response, if it is whole and the newsroom's own; what it says goes into the caches. */
async function judge(kind: Kind, key: string, response: Response, event: ExtendableEvent): Promise<Response | undefined> {
  if (isGone(response)) {
    await Promise.all([remove(names[kind], key), remove(names.saved, key)]);
    return response;
  }
  const text = await read(key, response.clone());
  if (text === undefined) return undefined;
  // The reader does not wait until it is kept.
  event.waitUntil(keep(kind, key, text).catch(() => undefined));
  return response;
}

/** Keeps an answer, and what the reader saved of it with it. */
async function keep(kind: Kind, key: string, text: string): Promise<void> {
  await put(kind, key, keptAnswer(text));
  if (kind === "articles" && (await find(names.saved, key))) await (await caches.open(names.saved)).put(key, keptAnswer(text));
}

/** Keeps answers that came with a page. */
export async function hold(answers: { url: string; body: string }[]): Promise<void> {
  for (const { url, body } of answers) {
    const kind = kindOf(new URL(url));
    if (kind && fits(url, body)) await put(kind, keyOf(new URL(url)), keptAnswer(body));
  }
}

/** Keeps what was asked for before the worker was there: mostly, the browser still has it. */
export async function renew(urls: string[]): Promise<void> {
  for (const url of urls) {
    const kind = kindOf(new URL(url));
    if (!kind) continue;
    const response = await fetchInTime(url, { cache: "force-cache" }).catch(() => undefined);
    const text = response && (await read(url, response));
    if (text !== undefined) await put(kind, keyOf(new URL(url)), keptAnswer(text));
  }
}
