import { pages } from "../pages.ts";
import { api, expect, fetched, test } from "./fetched.ts";
import { plain } from "./html.ts";
import { langs, lists, pathIn } from "./lists.ts";

interface Span {
  text?: string;
  spans?: Span[];
}

interface Block {
  type: string;
  spans?: Span[];
  items?: Block[][];
  blocks?: Block[];
}

interface Article {
  title: string;
  lead: string;
  body: Block[];
}

function words(spans: Span[] = []): string {
  return spans.map((span) => span.text ?? words(span.spans)).join("");
}

/** The paragraphs and headings of a body, at whatever depth. */
function passages(blocks: Block[] = []): string[] {
  return blocks.flatMap((block) => [plain(words(block.spans)), ...passages(block.blocks), ...(block.items ?? []).flatMap(passages)]).filter(Boolean);
}

for (const lang of langs) {
  for (const shown of pages) {
    const path = pathIn(lang, shown.path);
    test(`${path} is answered with its heading and without a skeleton`, async ({ request }) => {
      const { status, html } = await fetched(request, path);
      expect(status).toBe(shown.status);
      expect(html.lang()).toBe(lang);
      const headings = html.all("h1");
      expect(headings).toHaveLength(1);
      expect(headings[0]?.text()).toMatch(shown[lang]);
      expect(html.all("div", { id: "skeleton" })).toHaveLength(0);
      expect(html.all("aside")[0]?.all("li").length, "the latest news").toBeGreaterThanOrEqual(12);
    });
  }

  test(`an article's whole text is in the answer (${lang})`, async ({ request }) => {
    const article = await api<Article>(request, "/articles/1001");
    const { html } = await fetched(request, pathIn(lang, "/news/1001"));
    const main = html.main();
    const expected = [article.title, article.lead, ...passages(article.body)].map(plain).filter(Boolean);
    expect(expected.length).toBeGreaterThan(10);
    expect(expected.filter((passage) => !main.includes(passage)), "what is missing").toEqual([]);
  });

  for (const [name, selection] of Object.entries(lists)) {
    const path = pathIn(lang, pages.find((page) => page.name === name)?.path ?? "");
    test(`every row of ${path} is in the answer, with links to its article and the next page`, async ({ request }) => {
      const list = await api<{ items: { id: string; title: string }[]; page: { total: number } }>(request, `/articles?lang=${lang}&limit=20&${selection}`);
      const { html } = await fetched(request, path);
      expect(list.items.filter(({ title }) => !html.main().includes(plain(title))).map(({ title }) => title), "what is missing").toEqual([]);
      const links = new Set(html.all("main")[0]?.all("a").map((link) => link.attribute("href")));
      expect(list.items.map(({ id }) => pathIn(lang, `/news/${id}`)).filter((href) => !links.has(href)), "links that are missing").toEqual([]);
      if (list.page.total > list.items.length) expect([...links].some((href) => href?.includes("page=2"))).toBe(true);
    });
  }
}
