import { asksForData, expect, ready, test } from "../helper.ts";

/** Each of the demo's articles is opened in each of these ways. */
const ways = [
  { lang: "uk", prefix: "", colorScheme: "light" },
  { lang: "uk", prefix: "", colorScheme: "dark" },
  { lang: "en", prefix: "/en", colorScheme: "light" },
  { lang: "en", prefix: "/en", colorScheme: "dark" },
] as const;

/** The articles are shared out among so many tests a way, for the workers to take side by side. */
const parts = 4;

for (const [turn, { lang, prefix, colorScheme }] of ways.entries()) {
  for (let part = 0; part < parts; part += 1) {
    test(`the demo's articles are taken over without a difference: ${lang}, ${colorScheme}, part ${part + 1} of ${parts}`, async ({ page, request, isMobile }) => {
      const answer = await request.get("/api/v1/articles?lang=any&limit=100");
      const { items } = (await answer.json()) as { items: { id: string }[] };
      // The demo's ids are numbers; what other tests publish meanwhile has names.
      const ids = items.map(({ id }) => id).filter((id) => /^\d+$/.test(id));
      expect(ids.length).toBeGreaterThanOrEqual(60);
      const asked: string[] = [];
      page.on("request", (made) => {
        if (asksForData(made)) asked.push(made.url());
      });
      await page.emulateMedia({ colorScheme });
      const own = ids.filter((_, index) => index % parts === part);
      // A phone is sent the very same pages: there the ways take turns.
      for (const id of isMobile ? own.filter((_, index) => index % ways.length === turn) : own) {
        const path = `${prefix}/news/${id}`;
        const opened = await page.goto(path, { waitUntil: "commit" });
        expect(opened?.status(), path).toBe(200);
        await ready(page);
      }
      expect(asked).toEqual([]);
    });
  }
}
