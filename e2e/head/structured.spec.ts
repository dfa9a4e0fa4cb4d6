import { pages } from "../pages.ts";
import { expect, fetched, test } from "./fetched.ts";
import { langs, lists, pathIn } from "./lists.ts";
import { complaints } from "./structured.ts";

const context = "https://schema.org";

interface Step {
  position: number;
  name?: string;
  item?: string | { name?: string };
}

for (const lang of langs) {
  for (const shown of pages.filter(({ status }) => status === 200)) {
    const path = pathIn(lang, shown.path);
    test(`what ${path} tells machines is valid, and fits what it shows`, async ({ request }) => {
      const { html } = await fetched(request, path);
      const told = html.told();
      expect(await complaints(told)).toEqual([]);

      if (shown.name === "article") {
        const [article, ...more] = html.ofType("NewsArticle");
        expect(more).toEqual([]);
        expect(article).toMatchObject({ headline: expect.stringMatching(shown[lang]), datePublished: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
        for (const field of ["image", "author", "publisher", "dateModified", "mainEntityOfPage"]) expect(article, field).toHaveProperty(field);
      }
      if (shown.name in lists && shown.name !== "search-results") expect(html.ofType("CollectionPage")).toHaveLength(1);

      const trail = html.all("nav", { class: "trail" })[0]?.all("a").map((link) => link.text());
      if (trail) {
        const steps = (html.ofType("BreadcrumbList")[0]?.["itemListElement"] ?? []) as Step[];
        const names = steps.map(({ name, item }) => name ?? (typeof item === "object" ? item.name : undefined));
        expect(names.slice(0, trail.length), "the trail that is shown").toEqual(trail);
        expect(steps.map(({ position }) => position)).toEqual(steps.map((_, index) => index + 1));
      }
    });
  }
}

test("the validators see what is wrong", async () => {
  const good = { "@context": context, "@type": "NewsArticle", headline: "Заголовок", datePublished: "2026-01-01T10:00:00+02:00", image: ["https://example.org/a.png"] };
  expect(await complaints([good])).toEqual([]);
  const step = { "@type": "ListItem", position: 1, name: "Новини", item: "https://example.org/news" };
  const bad: unknown[] = [
    { ...good, "@type": "NewArticle" },
    { ...good, headlin: "misspelt" },
    { ...good, headline: { text: "no text" } },
    { ...good, image: { "@type": "ImageObject", caption: "without an address" } },
    { "@context": context, "@type": "BreadcrumbList", itemListElement: [{ ...step, item: "no address" }, { ...step, position: 2 }] },
    { "@context": context, "@type": "BreadcrumbList" },
    { ...good, "@context": "https://example.org" },
  ];
  for (const item of bad) expect(await complaints([item]), JSON.stringify(item)).not.toEqual([]);
});
