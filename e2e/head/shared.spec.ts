import { pages } from "../pages.ts";
import { base } from "../settings.ts";
import { expect, fetched, only, test } from "./fetched.ts";
import { langs, pathIn } from "./lists.ts";

/** RFC 3339, with a zone. */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

for (const lang of langs) {
  for (const shown of pages.filter(({ status, own }) => status === 200 && !own)) {
    const path = pathIn(lang, shown.path);
    test(`${path} tells a messenger its title, picture and kind`, async ({ request }) => {
      const { html } = await fetched(request, path);
      const meta = (name: string) => only(html.meta(name), name);
      expect(html.all("h1")[0]?.text()).toMatch(shown[lang]);
      if (shown.name === "article") expect(meta("og:title")).toMatch(shown[lang]);
      else meta("og:title");
      meta("og:description");
      expect(meta("og:type")).toBe(shown.name === "article" ? "article" : "website");
      expect(meta("og:url")).toBe(html.links("canonical")[0]?.attribute("href"));
      expect(meta("og:site_name")).toBe("Вісник");
      expect(meta("og:locale")).toMatch(shown.name === "article" ? /^(uk_UA|en_(GB|US))$/ : lang === "uk" ? /^uk_UA$/ : /^en_(GB|US)$/);
      expect(meta("twitter:card")).toBe("summary_large_image");

      const picture = meta("og:image");
      expect(picture).toMatch(new RegExp(`^${new URL(base).origin}/`));
      const answer = await request.get(picture);
      expect(answer.status(), picture).toBe(200);
      expect(answer.headers()["content-type"]).toMatch(/^image\/(png|jpeg|webp)/);
      expect(Number(meta("og:image:width"))).toBeGreaterThanOrEqual(600);
      expect(Number(meta("og:image:height"))).toBeGreaterThanOrEqual(315);
    });
  }
}

test("an article tells its times, its section and its tags", async ({ request }) => {
  const { html } = await fetched(request, "/news/1001");
  expect(only(html.meta("article:published_time"), "article:published_time")).toMatch(moment);
  for (const changed of html.meta("article:modified_time")) expect(changed).toMatch(moment);
  expect(html.meta("article:tag")).toContain("партнерство");
});
