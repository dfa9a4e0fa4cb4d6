/** Caches with a bound on how much lies in them, and for how long. */

import { CacheExpiration } from "workbox-expiration";
import { caches as names } from "../names.ts";

export type Kind = Exclude<keyof typeof names, "saved">;

const day = 24 * 60 * 60;
const bounds: Record<Kind, CacheExpiration> = {
  lists: new CacheExpiration(names.lists, { maxEntries: 80, maxAgeSeconds: 30 * day }),
  articles: new CacheExpiration(names.articles, { maxEntries: 200, maxAgeSeconds: 60 * day }),
  pictures: new CacheExpiration(names.pictures, { maxEntries: 150, maxAgeSeconds: 60 * day }),
};

/** Keeps a response. Where the browser has no room, it is not kept and the reader has it all the same. */
export async function put(kind: Kind, url: string, response: Response): Promise<void> {
  try {
    await (await caches.open(names[kind])).put(url, response);
    await bounds[kind].updateTimestamp(url);
    await bounds[kind].expireEntries();
  } catch (error) {
    // Pictures are the first to go.
    if (error instanceof DOMException && error.name === "QuotaExceededError") await caches.delete(names.pictures);
  }
}

export async function find(name: string, url: string): Promise<Response | undefined> {
  // Opening would make a cache that nobody needs.
  if (!(await caches.has(name))) return undefined;
  return (await caches.open(name)).match(url);
}

export async function remove(name: string, url: string): Promise<void> {
  if (await caches.has(name)) await (await caches.open(name)).delete(url);
}
