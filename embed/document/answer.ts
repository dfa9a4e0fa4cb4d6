/** A list of the API, read as crates/contract reads it: what makes no sense is as if absent, and an item without what it needs costs itself
 * alone. */

import { path } from "./path.ts";

export interface Named {
  slug: string;
  name: string;
  name_en: string | undefined;
}

export interface Picture {
  src: string;
  variants: { src: string; width: number; mime: string | undefined }[];
}

export interface Card {
  id: string;
  lang: "uk" | "en";
  kind: string | undefined;
  title: string;
  lead: string | undefined;
  published_at: string | undefined;
  cover: Picture | undefined;
  tags: Named[];
  regions: Named[];
  communities: Named[];
}

export interface List {
  cards: Card[];
  /** What of the call made no sense. */
  ignored: { key: string; value: string }[];
}

type Fields = Record<string, unknown>;

/** So many entries of a list are read: a server that sends all it has must not hold up the page. */
const most = 100;

const fields = (value: unknown): Fields => (typeof value === "object" && value ? (value as Fields) : {});
const text = (value: unknown): string | undefined => (typeof value === "string" || typeof value === "number" ? `${value}` : undefined);
const list = <T>(value: unknown, read: (of: Fields) => T | undefined): T[] =>
  Array.isArray(value) ? value.slice(0, most).flatMap((item) => read(fields(item)) ?? []) : [];

/** @throws when it is no list, or one of which nothing can be read: the last good copy is better. */
export function readList(json: string, limit: number): List {
  // A number of more than 15 digits would become another one. No quote stands within a text without a backslash before it.
  const { items, ignored } = fields(JSON.parse(json.replace(/("id"\s*:\s*)(\d+)(?=\s*[,}])/g, '$1"$2"')));
  const cards = list(items, card);
  if (!Array.isArray(items) || (items.length && !cards.length)) throw new TypeError("this is no list");
  return {
    cards: cards.slice(0, limit),
    ignored: list(ignored, ({ key, value }) => (typeof key === "string" ? { key, value: text(value) ?? "" } : undefined)),
  };
}

function card(of: Fields): Card | undefined {
  const [id, title] = [text(of["id"]) ?? "", text(of["title"]) ?? ""];
  if (!/^(?!\.\.?$)[\w.-]{1,64}$/.test(id) || !title.trim()) return undefined;
  return {
    id,
    lang: of["lang"] === "en" ? "en" : "uk",
    kind: text(of["kind"]),
    title,
    lead: text(of["lead"]),
    published_at: moment(of["published_at"]),
    cover: picture(fields(of["cover"])),
    tags: list(of["tags"], named),
    regions: list(of["regions"], named),
    communities: list(of["communities"], named),
  };
}

function named(of: Fields): Named | undefined {
  const [slug, name] = [text(of["slug"]), text(of["name"])];
  return slug && name ? { slug, name, name_en: text(of["name_en"]) } : undefined;
}

/** A picture of the newsroom's own: one from elsewhere would tell a third party of the reader. */
function picture(of: Fields): Picture | undefined {
  const src = path(of["src"]);
  const variants = list(of["variants"], (variant) => {
    const [src, width] = [path(variant["src"]), text(variant["width"]) ?? ""];
    return src && /^\d{1,9}$/.test(width) ? { src, width: Number(width), mime: text(variant["mime"]) } : undefined;
  });
  return src ? { src, variants } : undefined;
}

/** A moment that exists, as it was written; without a zone it counts as UTC. */
function moment(value: unknown): string | undefined {
  const at = typeof value === "string" ? value : "";
  const time = /^([1-9]\d{3})-(\d\d)-(\d\d)[Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)?$/.exec(at);
  const [year, month, day] = [Number(time?.[1]), Number(time?.[2]), Number(time?.[3])];
  // The day before the first one of the next month.
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= last ? at : undefined;
}
