import { expect, ready, test } from "../helper.ts";

/** Articles in each of these ways: the languages and themes take turns, so that all meet. */
const ways = [
  { prefix: "", scheme: "light" },
  { prefix: "/en", scheme: "dark" },
  { prefix: "", scheme: "dark" },
  { prefix: "/en", scheme: "light" },
] as const;

for (const [turn, { prefix, scheme }] of ways.entries()) {
  test(`every fourth of the demo's articles from the ${turn + 1}. on is taken over without a difference: ${prefix || "uk"}, ${scheme}`, async ({ page, request }) => {
    test.slow();
    const answer = await request.get("/api/v1/articles?lang=any&limit=100");
    const { items } = (await answer.json()) as { items: { id: string }[] };
    const ids = items.map(({ id }) => id).filter((id) => /^\d+$/.test(id));
    expect(ids.length).toBeGreaterThanOrEqual(60);
    const asked: string[] = [];
    page.on("request", (made) => {
      if (made.url().includes("/api/") && made.method() === "GET") asked.push(made.url());
    });
    await page.emulateMedia({ colorScheme: scheme });
    for (const id of ids.filter((_, index) => index % ways.length === turn)) {
      await page.goto(`${prefix}/news/${id}`);
      await ready(page);
    }
    expect(asked).toEqual([]);
  });
}
