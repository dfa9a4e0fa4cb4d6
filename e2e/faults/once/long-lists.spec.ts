import { parts, ready, unrendered } from "../../helper.ts";
import type { Harm } from "../middle.ts";
import { expect, message, test } from "../portal.ts";

/** An answer with so many items. */
function many(count: number, item: (at: number) => object): Harm {
  const body = JSON.stringify({ items: Array.from({ length: count }, (_, at) => item(at)) });
  return (answer) => void answer.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" }).end(body);
}

const tags = many(10_000, (at) => ({ slug: `mitka-${at}`, name: `мітка ${at}`, count: 1 }));
const communities = many(10_000, (at) => ({ slug: `hromada-${at}`, name: `${at}-та громада`, short_name: `${at}-та`, kind: "міська", region: "lvivska", count: 1 }));

for (const [what, path, begin, harm, row] of [
  ["tags", "/tags", "/tags", tags, ".index li"],
  ["communities of a region", "/communities?region=lvivska", "/communities?region=lvivska", communities, ".directory-list li"],
] as const) {
  test(`ten thousand ${what} in one answer are all there, on a page that answers the reader`, async ({ page, middle }) => {
    test.slow();
    await unrendered(page);
    middle.answer(harm, begin);
    const rows = parts.main(page).locator(row);
    await page.goto(path);
    await ready(page);
    await expect(rows).toHaveCount(10_000);
    await parts.navigation(page).getByRole("link", { name: "Новини" }).click();
    await expect(parts.heading(page)).toHaveText("Новини");
    await expect(rows).toHaveCount(0);
    await page.goBack();
    await expect(rows.first()).toBeVisible();
    // Back, and on before that page was painted: what came last counts.
    await parts.navigation(page).getByRole("link", { name: "Області" }).click();
    await expect(parts.heading(page)).toHaveText("Області");
    await page.evaluate(() => {
      history.back();
      addEventListener("popstate", () => setTimeout(() => document.querySelector<HTMLElement>("footer a[href='/about']")?.click()), { once: true });
    });
    await expect(parts.heading(page)).toHaveText("Про портал");
    await expect(rows).toHaveCount(0);
    await expect(message(page)).toHaveCount(0);
  });
}

test("of ten thousand tags those that a typed word fits are shown, each time it changes", async ({ page, middle }) => {
  test.slow();
  await unrendered(page);
  middle.answer(tags, "/tags");
  await page.goto("/tags");
  await ready(page);
  const rows = parts.main(page).locator(".index li");
  const field = page.getByRole("searchbox").and(page.locator("#tags-filter"));
  for (const [text, count] of [
    ["мітка 999", 11],
    ["9999", 1],
    ["немає", 0],
  ] as const) {
    await field.fill(text);
    await expect(rows).toHaveCount(count);
  }
});

test("a gallery of a thousand pictures asks for those that the reader comes near, and shows any of them over the page", async ({ page, middle }) => {
  test.slow();
  await unrendered(page);
  const asked = new Set<string>();
  await page.route("**/media/many-*", (route) => {
    asked.add(route.request().url());
    return route.fulfill({ contentType: "image/svg+xml", body: '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="10"/>' });
  });
  middle.rewrite((body) => {
    const article = JSON.parse(body) as { gallery: unknown };
    article.gallery = Array.from({ length: 1_000 }, (_, at) => ({ src: `/media/many-${at}.svg`, width: 1_600, height: 1_000, alt: `Знімок ${at + 1}` }));
    return JSON.stringify(article);
  }, "/articles/1004");
  await page.goto("/news/1004");
  await ready(page);
  const links = parts.main(page).locator(".gallery a.zoom");
  await expect(links).toHaveCount(1_000);
  await links.first().scrollIntoViewIfNeeded();
  await expect.poll(() => asked.size).toBeGreaterThan(0);
  await links.nth(699).click();
  const dialog = page.getByRole("dialog", { name: "Перегляд зображень" });
  await expect(dialog.locator("figure img")).toHaveAttribute("alt", "Знімок 700");
  await page.keyboard.press("ArrowRight");
  await expect(dialog.locator("figure img")).toHaveAttribute("alt", "Знімок 701");
  await expect(dialog.locator("img"), "it and its neighbours").toHaveCount(3);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  expect(asked.size, "pictures asked for around two places").toBeLessThan(200);
  await parts.navigation(page).getByRole("link", { name: "Новини" }).click();
  await expect(parts.heading(page)).toHaveText("Новини");
});
