import { setTimeout as after } from "node:timers/promises";
import type { BrowserContext } from "playwright-core";
import type { Seen } from "../browser/inside.ts";
import { Visit } from "../browser/visit.ts";
import { kinds } from "../browser/wire.ts";
import { articleId } from "../settings.ts";
import type { Content } from "./content.ts";

export type Values = Record<string, number>;

/** A pointer rests so long over a link before it presses, as a hand does. */
const rest = 400;

const articleLink = (id: string) => `main a[href="/news/${id}"]:not([tabindex])`;

/** A page from a link elsewhere, in a profile that was never here. */
export async function cold(context: BrowserContext, url: string, what: Seen, app: boolean, memory = false): Promise<Values> {
  const visit = await Visit.begin(context);
  await visit.open(url);
  const painted = await visit.seen(what);
  const alive = app ? { alive: (await visit.ask("alive")) ?? Number.NaN } : {};
  await visit.settle();
  const { fcp, lcp, cls, tbt } = await visit.ask("facts");
  const wire = Object.fromEntries(kinds.flatMap((kind) => [[`bytes ${kind}`, visit.wire.bytes[kind] ?? 0], [`requests ${kind}`, visit.wire.requests[kind] ?? 0]]));
  const held = memory ? await visit.memory() : {};
  return { fcp, lcp, painted, ...alive, tbt, cls, bytes: visit.wire.total(), ...wire, ...held };
}

/** An article, its tag's list, the first article of it; each by a click with nothing fetched ahead. */
export async function clicks(context: BrowserContext, base: string, content: Content, app: boolean): Promise<Values> {
  const visit = await Visit.begin(context);
  await visit.open(`${base}/news/${articleId}`);
  await visit.seen(content.article);
  if (app) await visit.ask("alive");
  await visit.settle();
  const toList = await visit.ask("click", `main a[href="/tags/${content.tag}"]`, content.tagList);
  await visit.settle();
  const toArticle = await visit.ask("click", articleLink(content.ofTag.id), content.ofTag.seen);
  await visit.stayed("two clicks");
  return { "tag → list": toList, "list → article": toArticle };
}

/** The list, and a pointer that rests on a heading before it presses. */
export async function hovered(context: BrowserContext, base: string, content: Content): Promise<Values> {
  const visit = await Visit.begin(context);
  await visit.open(`${base}/news`);
  await visit.seen(content.list);
  await visit.ask("alive");
  await visit.settle();
  const link = visit.page.locator(articleLink(content.newest.id)).first();
  await link.hover();
  await after(rest);
  await link.click();
  const toArticle = await visit.ask("sinceClick", content.newest.seen);
  await visit.stayed("a click after a rest on the link");
  return { "list → article, hovered": toArticle };
}

/** The list again in the same profile, in a new tab. */
export async function warm(context: BrowserContext, base: string, content: Content, app: boolean): Promise<Values> {
  const once = async (): Promise<Values> => {
    const visit = await Visit.begin(context);
    await visit.open(`${base}/news`);
    const painted = await visit.seen(content.list);
    const alive = app ? { "warm alive": (await visit.ask("alive")) ?? Number.NaN } : {};
    await visit.settle();
    const values = { warm: painted, ...alive, "warm bytes": visit.wire.total() };
    await visit.close();
    return values;
  };
  await once();
  return once();
}

/** Home → list → article → back: how long the page did not listen, and how far things jumped. */
export async function journey(context: BrowserContext, base: string, content: Content): Promise<Values> {
  const visit = await Visit.begin(context);
  await visit.open(`${base}/`);
  await visit.seen(content.home);
  await visit.ask("alive");
  await visit.settle();
  await visit.ask("click", `header nav a[href="/news"]`, content.list);
  await visit.settle();
  await visit.ask("click", articleLink(content.newest.id), content.newest.seen);
  await visit.settle();
  const back = await visit.ask("back", content.list);
  await visit.settle();
  await visit.stayed("a journey");
  const { tbt, cls } = await visit.ask("facts");
  return { "journey tbt": tbt, "journey cls": cls, back };
}
