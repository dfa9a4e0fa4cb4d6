import { type Article, articlePath, type Block, type List, listPath, type Span } from "../floor/api.ts";
import type { Seen } from "../browser/inside.ts";
import { articleId, newsroom } from "../settings.ts";

async function ask<T>(path: string): Promise<T> {
  const answer = await fetch(new URL(path, newsroom));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json() as Promise<T>;
}

function wordsOf(spans: Span[] = []): string {
  return spans.map((span) => span.text ?? wordsOf(span.spans)).join("");
}

/** The last paragraph: when it is there, the article is. */
function ending(blocks: Block[]): string {
  const last = blocks.findLast((block) => block.type === "paragraph" && wordsOf(block.spans).trim().length > 20);
  if (!last) throw new Error("the article has no paragraph to wait for");
  return wordsOf(last.spans);
}

/** How a page is known to be there, whoever rendered it. */
export interface Content {
  article: Seen;
  list: Seen;
  home: Seen;
  tag: string;
  tagList: Seen;
  /** The first article of the list of the tag, and that of all news. */
  ofTag: { id: string; seen: Seen };
  newest: { id: string; seen: Seen };
}

const rows = "main article";

function listed({ items }: List): Seen {
  const titles = [items[0], items.at(-1)].map((card) => card?.title ?? "");
  return { selector: rows, count: items.length, words: titles };
}

async function opened(id: string): Promise<Seen> {
  const article = await ask<Article>(articlePath(id));
  return { selector: rows, count: 1, words: [article.title, ending(article.body)] };
}

async function firstOf(list: List): Promise<{ id: string; seen: Seen }> {
  const id = list.items[0]?.id ?? "";
  return { id, seen: await opened(id) };
}

/** Asks the newsroom what its pages must show. */
export async function content(): Promise<Content> {
  const article = await ask<Article>(articlePath(articleId));
  const list = await ask<List>(listPath(""));
  const front = await ask<List>("/api/v1/articles?lang=uk&limit=14");
  const lead = front.items.find((card) => card.cover)?.title ?? "";
  // A tag with a list that does not begin with the article itself: the click must lead to something new.
  for (const { slug } of article.tags) {
    const tagged = await ask<List>(listPath(`&tag=${slug}`));
    if (tagged.items.length < 3 || tagged.items[0]?.id === articleId) continue;
    return {
      article: await opened(articleId),
      list: listed(list),
      home: { selector: rows, count: 7, words: [lead] },
      tag: slug,
      tagList: listed(tagged),
      ofTag: await firstOf(tagged),
      newest: await firstOf(list),
    };
  }
  throw new Error(`article ${articleId} has no tag whose list begins with another article`);
}
