/** The widget of a list, node by node as crates/newsroom/src/http/embed makes it. */

import type { Card, Picture } from "./answer.ts";
import type { Embed } from "./parameters.ts";
import { dates, words } from "./words.ts";

type Child = Node | string | undefined;

/** Pixels: no picture of a widget needs more. */
const widest = 800;

/** An element; an attribute without a value is not there. */
function make(name: string, attributes: Record<string, string | number | undefined>, ...children: Child[]): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, `${value}`);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

export interface Portal {
  site_name: string;
  /** Where the API and its pictures are; empty for the portal's own origin. */
  api: string;
}

export function render(embed: Embed, cards: Card[], portal: Portal): HTMLElement {
  const told = words[embed.lang];
  const prefix = embed.lang === "en" ? "/en" : "";
  const heading = embed.heading || told.latest;
  const link = (href: string, ...children: Child[]) => make("a", { href, target: embed.target }, ...children);
  const root = make("main", {
    class: `widget ${embed.layout}`,
    "data-count": cards.length,
    "data-refresh": embed.refresh || undefined,
    "data-ignored": embed.ignored.join(", ") || undefined,
    "aria-labelledby": embed.header ? "heading" : undefined,
    "aria-label": embed.header ? undefined : heading,
    "aria-describedby": embed.target === "_blank" ? "new-tab" : undefined,
  });
  const list = prefix + listPath(embed);
  if (embed.header) {
    const [name, lang] = (embed.heading ? undefined : place(embed, cards)) ?? [];
    const title = make(`h${embed.level}`, { class: "heading", id: "heading" }, link(list, heading));
    root.append(make("header", { class: "head" }, title, name && make("p", { class: "place", lang }, name)));
  }
  const items = cards.map((card, index) => make("li", {}, item(embed, card, index, prefix, portal.api)));
  root.append(items.length ? make("ol", { class: embed.header ? "items" : "items no-head" }, ...items) : make("p", { class: "empty" }, told.empty));
  const site = link(prefix || "/", portal.site_name);
  site.className = "site";
  const foot = make("footer", { class: "foot" }, link(list, told.all_news), site);
  if (embed.target === "_blank") foot.append(make("span", { class: "hidden", id: "new-tab" }, told.new_tab));
  root.append(foot);
  return root;
}

function item(embed: Embed, card: Card, index: number, prefix: string, api: string): HTMLElement {
  const told = words[embed.lang];
  const attributes = { href: `${prefix}/news/${card.id}`, target: embed.target };
  const isCompact = embed.layout === "compact";
  const title = make(`h${Math.min(6, embed.level + 1)}`, { class: "title" }, make("a", attributes, card.title));
  const lead = embed.leads && !isCompact && card.lead ? make("p", { class: "lead" }, card.lead) : undefined;
  // Every object has more names than its own.
  const kind = card.kind && Object.hasOwn(told.kinds, card.kind) ? make("span", { class: "kind" }, told.kinds[card.kind]) : undefined;
  const [short, full] = card.published_at ? dates(told, card.published_at) : [];
  const time = short ? make("time", { datetime: card.published_at, title: full }, short) : undefined;
  const meta = kind || time ? make("p", { class: "meta" }, kind, time) : undefined;
  const image = embed.pictures && !isCompact && card.cover ? picture(card.cover, embed.layout, index, api) : undefined;
  const cover = image && make("a", { ...attributes, class: "picture", tabindex: -1, "aria-hidden": "true" }, image);
  const lang = card.lang === embed.lang ? undefined : card.lang;
  return make("article", { class: "item", lang }, cover, make("div", { class: "text" }, title, lead, meta));
}

function picture(cover: Picture, layout: string, index: number, api: string): HTMLElement {
  const all = cover.variants.filter(({ width }) => width <= widest);
  const webp = all.filter(({ mime }) => mime === "image/webp");
  const candidates = (webp.length ? webp : all).map(({ src, width }) => `${api}${src.replaceAll(",", "%2C")} ${width}w`);
  const srcset = candidates.join(", ") || undefined;
  const sizes = layout === "cards" ? "(min-width: 30rem) 17rem, 100vw" : "(min-width: 28rem) 7rem, 4.5rem";
  const look = { alt: "", width: 4, height: 3, loading: index < 2 ? "eager" : "lazy", decoding: "async" };
  return make("img", { src: api + cover.src, srcset, sizes: srcset && sizes, ...look });
}

/** The one value of a selection has a page of its own. */
function single(embed: Embed): [string, string] | undefined {
  const [entry, ...more] = [...embed.filters];
  const slug = entry?.[1][0];
  return entry && slug && !more.length && entry[1].length === 1 && /^(tag|region|community)$/.test(entry[0]) ? [entry[0], slug] : undefined;
}

function listPath(embed: Embed): string {
  const one = single(embed);
  if (one) return `/${one[0] === "community" ? "communities" : `${one[0]}s`}/${one[1]}`;
  const query = [...embed.filters].map(([key, values]) => `${key}=${values.join(",")}`).join("&");
  return `/news${query && "?"}${query}`;
}

function place(embed: Embed, cards: Card[]): [string, string | undefined] | undefined {
  const [filter, slug] = single(embed) ?? [];
  const ukrainian = embed.lang === "uk" ? undefined : "uk";
  for (const card of cards) {
    const found = (filter === "tag" ? card.tags : filter === "region" ? card.regions : card.communities).find((named) => named.slug === slug);
    if (found) return embed.lang === "en" && found.name_en ? [found.name_en, undefined] : [found.name, ukrainian];
  }
  return undefined;
}
