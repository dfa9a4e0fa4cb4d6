import type { Article, Card, List, Named } from "./api.ts";
import { blocks, figure, file, image, sizes, text } from "./blocks.ts";

const brand = "Вісник";
const sections = [
  ["/news", "Новини"],
  ["/tags", "Теги"],
  ["/regions", "Області"],
  ["/communities", "Громади"],
  ["/search", "Пошук"],
];

export const masthead = `<header><a class="brand" href="/">${brand}</a><nav><ul>${sections.map(([href, name]) => `<li><a href="${href}">${name}</a></li>`).join("")}</ul></nav></header>`;

/** `2026-03-17T10:05:00+02:00` as it is written there, without a calendar's names. */
function time(at: string): string {
  const [, year, month, day, clock] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(at) ?? [];
  return `<time datetime="${text(at)}">${day}.${month}.${year}, ${clock}</time>`;
}

function chips(of: "tags" | "regions" | "communities", names: Named[]): string {
  return names.map(({ slug, name }) => `<li><a href="/${of}/${slug}">${text(name)}</a></li>`).join("");
}

function labels(card: Card): string {
  return `<ul class="chips">${chips("regions", card.regions)}${chips("communities", card.communities)}${chips("tags", card.tags)}</ul>`;
}

function row(card: Card): string {
  const href = `/news/${card.id}`;
  const cover = card.cover ? `<a class="cover" href="${href}" tabindex="-1" aria-hidden="true">${image(card.cover, sizes.thumb, false, "")}</a>` : "";
  const lead = card.lead ? `<p>${text(card.lead)}</p>` : "";
  return `<article class="row">${cover}<div>${time(card.published_at)}<h2><a href="${href}">${text(card.title)}</a></h2>${lead}${labels(card)}</div></article>`;
}

/** A page of a list. */
export function list(title: string, found: List): string {
  return `<h1>${text(title)}</h1><p class="count">${found.page.total}</p>${found.items.map(row).join("")}`;
}

/** An article, whole. */
export function article(one: Article): string {
  const lead = one.lead ? `<p class="lead">${text(one.lead)}</p>` : "";
  const cover = one.cover ? figure(one.cover, sizes.column, true) : "";
  const gallery = one.gallery.map((picture) => figure(picture, sizes.tile)).join("");
  const files = one.attachments.map((attachment) => `<li>${file(attachment)}</li>`).join("");
  const source = one.source ? `<p class="source">${one.source.url ? `<a href="${text(one.source.url)}">${text(one.source.name)}</a>` : text(one.source.name)}</p>` : "";
  const about = `<p class="about">${time(one.published_at)} ${text(one.authors?.join(", ") ?? "")}</p>`;
  return `<article><h1>${text(one.title)}</h1>${about}${lead}${cover}<div class="body">${blocks(one.body)}${gallery}${files ? `<ul>${files}</ul>` : ""}</div>${labels(one)}${source}</article>`;
}

/** The newest, beside every page. */
export function latest(found: List): string {
  const rows = found.items.map((card) => `<li>${time(card.published_at)} <a href="/news/${card.id}">${text(card.title)}</a><p>${text(card.lead)}</p></li>`);
  return `<h2>Останні новини</h2><ol>${rows.join("")}</ol>`;
}
