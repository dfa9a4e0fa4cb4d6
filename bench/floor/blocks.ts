import type { Block, File, Picture, Span } from "./api.ts";

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function text(raw: string): string {
  return raw.replace(/[&<>"]/g, (mark) => marks[mark] ?? "");
}

/** How wide a picture is shown: the portal's own words, so that both fetch the same file. */
export const sizes = {
  column: "(min-width: 72rem) 46rem, 100vw",
  tile: "(min-width: 72rem) 22rem, (min-width: 40rem) 50vw, 100vw",
  thumb: "(min-width: 46rem) 12rem, max(5.5rem, 26vw)",
};

export function image(picture: Picture, shown: string, first = false, alt = picture.alt): string {
  const formats = new Map<string, string[]>();
  for (const { src, width, mime } of picture.variants) formats.set(mime, [...(formats.get(mime) ?? []), `${src.replaceAll(",", "%2C")} ${width}w`]);
  const sources = [...formats].map(([mime, srcset]) => `<source type="${text(mime)}" srcset="${text(srcset.join(", "))}" sizes="${shown}">`);
  const when = first ? 'fetchpriority="high"' : 'loading="lazy"';
  const [width, height] = picture.width && picture.height ? [picture.width, picture.height] : [16, 10];
  return `<picture>${sources.join("")}<img src="${text(picture.src)}" alt="${text(alt)}" width="${width}" height="${height}" ${when} decoding="async"></picture>`;
}

export function figure(picture: Picture, shown: string, first = false): string {
  const credit = picture.credit ? ` <small>${text(picture.credit)}</small>` : "";
  const caption = picture.caption || credit ? `<figcaption>${text(picture.caption ?? "")}${credit}</figcaption>` : "";
  return `<figure>${image(picture, shown, first)}${caption}</figure>`;
}

const tags: Record<string, string> = { strong: "strong", em: "em", sub: "sub", sup: "sup" };

function span(one: Span): string {
  const within = spans(one.spans);
  switch (one.type) {
    case "text":
      return text(one.text ?? "");
    case "break":
      return "<br>";
    case "link":
      return `<a href="${text(one.url ?? "")}" rel="noopener noreferrer">${within}</a>`;
    case "abbr":
      return `<abbr title="${text(one.title ?? "")}">${within}</abbr>`;
    default:
      return tags[one.type] ? `<${tags[one.type]}>${within}</${tags[one.type]}>` : within;
  }
}

function spans(all: Span[] = []): string {
  return all.map(span).join("");
}

export function file(one: File): string {
  return `<a href="${text(one.url)}">${text(one.name)}</a>`;
}

function cells(row: Span[][], tag: string): string {
  return `<tr>${row.map((cell) => `<${tag}>${spans(cell)}</${tag}>`).join("")}</tr>`;
}

function block(one: Block): string {
  switch (one.type) {
    case "paragraph":
      return `<p>${spans(one.spans)}</p>`;
    case "heading":
      return `<h${one.level ?? 2}>${spans(one.spans)}</h${one.level ?? 2}>`;
    case "list": {
      const tag = one.ordered ? "ol" : "ul";
      return `<${tag}>${(one.items ?? []).map((item) => `<li>${blocks(item)}</li>`).join("")}</${tag}>`;
    }
    case "quote":
      return `<blockquote>${blocks(one.blocks)}${one.cite ? `<footer>${text(one.cite)}</footer>` : ""}</blockquote>`;
    case "picture":
      return one.picture ? figure(one.picture, sizes.column) : "";
    case "table":
      return `<div class="wide"><table>${one.header ? cells(one.header, "th") : ""}${(one.rows ?? []).map((row) => cells(row, "td")).join("")}</table></div>`;
    case "embed":
      return `<p class="film"><a href="${text(one.url ?? "")}">${text(one.title || (one.provider ?? ""))}</a></p>`;
    case "file":
      return one.attachment ? `<p>${file(one.attachment)}</p>` : "";
    default:
      return one.type === "rule" ? "<hr>" : "";
  }
}

export function blocks(all: Block[] = []): string {
  return all.map(block).join("");
}
