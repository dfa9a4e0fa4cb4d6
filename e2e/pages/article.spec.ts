import { expect, open, parts, test, withoutStream } from "../helper.ts";

test("an article names its tags, region, communities and source, in this order", async ({ page }) => {
  await open(page, "/news/1001");
  const article = parts.main(page).getByRole("article").first();
  const text = (await article.innerText()).replaceAll(/\s+/g, " ");
  const places = ["Теги:", "Область:", "Громада:", "Джерело:"].map((label) => text.lastIndexOf(label));
  expect(places.every((place) => place > 0), `all four labels are there: ${places.join(", ")}`).toBe(true);
  expect(places).toEqual([...places].sort((one, other) => one - other));
  await expect(article.getByRole("link", { name: "партнерство", exact: true })).toHaveAttribute("href", "/tags/partnerstvo");
  await expect(article.getByRole("link", { name: "Житомирська область" }).last()).toHaveAttribute("href", "/regions/zhytomyrska");
});

test("the latest news stand beside every page", async ({ page, watch }) => {
  watch.expect(/console: Failed to load resource.*404/);
  // Another test's news may arrive any time.
  await withoutStream(page);
  for (const path of ["/", "/news", "/news/1001", "/tags", "/nowhere"]) {
    await page.goto(path);
    await expect(parts.latest(page).getByRole("listitem")).toHaveCount(12);
  }
});
