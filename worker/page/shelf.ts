/** The reader's own shelf: saved articles with their pictures, kept by the page itself, with a worker or without. */

import { read } from "../answer.ts";
import { caches as names, isPicture, keptAnswer, keptHeader, sameHeader } from "../names.ts";
import { fetchInTime } from "../vain.ts";
import { api, recall, sparesData } from "./config.ts";

/** Wide enough for a phone held upright, and for a column. */
const width = 800;

interface Picture {
  src: string;
  variants?: { src: string; width: number }[];
}

const hasRoom = (): boolean => typeof caches === "object";

/** Keeps an article. Answers `kept`, `bare` where the browser has no place for it, `full` where that has no room, else `failed`. */
export async function keep(path: string): Promise<string> {
  if (!hasRoom()) return "bare";
  try {
    const [cache, url] = [await caches.open(names.saved), api + path];
    const response = await fetchInTime(url).catch(() => undefined);
    const body = response && (await read(url, response));
    if (!response || body === undefined) return (await cache.match(url)) ? "kept" : "failed";
    const since = Number(response.headers.get(keptHeader)) || undefined;
    const pictures = picturesOf(JSON.parse(body));
    await cache.put(url, keptAnswer(body, since));
    // The text is there: a picture less is no reason to be without it.
    for (const picture of pictures) await keepPicture(cache, picture).catch(() => undefined);
    return "kept";
  } catch (error) {
    return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "failed";
  }
}

/** One size of a picture; the others lead to it. */
async function keepPicture(cache: Cache, { src, variants = [] }: Picture): Promise<void> {
  const sizes = [...variants].sort((one, other) => one.width - other.width);
  const chosen = (sparesData() ? sizes[0] : (sizes.find((size) => size.width >= width) ?? sizes.at(-1)))?.src ?? src;
  const response = await fetchInTime(chosen);
  if (!isPicture(response)) return;
  await cache.put(chosen, response);
  for (const other of new Set([src, ...sizes.map((size) => size.src)])) {
    if (other !== chosen) await cache.put(other, new Response(null, { headers: { [sameHeader]: new URL(chosen, location.href).href } }));
  }
}

/** The pictures anywhere in an answer that the portal's own host has: of others' no readable copy can be had. */
function picturesOf(value: unknown): Picture[] {
  if (!value || typeof value !== "object") return [];
  const { src, variants } = value as Partial<Picture>;
  const isOurs = typeof src === "string" && src.startsWith("/") && !src.startsWith("//");
  const inside = Object.values(value).flatMap(picturesOf);
  return isOurs && Array.isArray(variants) ? [value as Picture, ...inside] : inside;
}

/** Takes away what is kept of articles that are saved no longer. */
export async function sweep(): Promise<string> {
  const list = recall("saved") ?? "";
  if (!hasRoom() || !(await caches.has(names.saved))) return "";
  const cache = await caches.open(names.saved);
  const wanted = new Set(list.split("\n").map((line) => `${api}/api/v1/articles/${encodeURIComponent(line.split("\t")[0] ?? "")}`));
  const articles = (await cache.keys()).filter(({ url }) => url.includes("/api/v1/articles/"));
  const gone = articles.filter(({ url }) => !wanted.has(url));
  if (gone.length === 0) return "";
  const pictures = new Set<string>();
  for (const article of articles.filter((one) => !gone.includes(one))) {
    const answer: unknown = await (await cache.match(article))?.json().catch(() => undefined);
    for (const { src, variants = [] } of picturesOf(answer)) [src, ...variants.map((size) => size.src)].forEach((one) => pictures.add(new URL(one, location.href).href));
  }
  for (const request of await cache.keys()) if (!articles.some(({ url }) => url === request.url) && !pictures.has(request.url)) await cache.delete(request);
  for (const article of gone) await cache.delete(article);
  return "";
}

/** How many copies of what was read there are. */
export async function count(): Promise<string> {
  if (!hasRoom()) return "";
  let copies = 0;
  for (const name of [names.lists, names.articles]) if (await caches.has(name)) copies += (await (await caches.open(name)).keys()).length;
  return String(copies);
}

/** Deletes what a worker kept. */
export async function clear(): Promise<string> {
  if (hasRoom()) for (const name of await caches.keys()) if (name.startsWith("visnyk-") && name !== names.saved) await caches.delete(name);
  return "";
}

/** Deletes saved articles and copies; the portal's own files stay. */
export async function forget(): Promise<string> {
  if (hasRoom()) for (const name of Object.values(names)) await caches.delete(name);
  return "";
}
