import { expect, parts, test } from "../helper.ts";

test("with the program blocked a reader goes from the front page through list, filter, page 2 and article to a tag", async ({ page, watch }, info) => {
  watch.expect(/net::ERR_FAILED/, /Failed to (fetch|load)/);
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.goto("/");
  await expect(parts.main(page).getByRole("article").first()).toBeVisible();

  await parts.navigation(page).getByRole("link", { name: "Новини" }).click();
  await expect(page).toHaveURL("/news");
  await expect(parts.results(page)).toHaveCount(20);

  if (info.project.use.isMobile) await page.locator("summary", { hasText: "Фільтри" }).click();
  await page.getByLabel("Від дати").fill("2020-01-01");
  await page.getByRole("button", { name: "Застосувати" }).click();
  await expect(page).toHaveURL("/news?from=2020-01-01");
  await expect(parts.results(page)).toHaveCount(20);

  await page.getByRole("navigation", { name: "Сторінки" }).getByRole("link", { name: "Наступна" }).click();
  await expect(page).toHaveURL("/news?from=2020-01-01&page=2");
  await expect(parts.results(page).first()).toBeVisible();

  const title = parts.results(page).first().getByRole("heading").getByRole("link");
  const words = (await title.textContent()) ?? "";
  await title.click();
  await expect(parts.heading(page)).toHaveText(words);

  const tag = parts.main(page).locator("dl a[href*='/tags/']").first();
  const name = (await tag.textContent()) ?? "";
  await tag.click();
  await expect(parts.heading(page)).toHaveText(name.trim(), { ignoreCase: true });
  await expect(page.locator("html[data-alive]")).toHaveCount(0);
  expect(watch.loads, "each page was a document").toBe(6);
});

test("with the program blocked the site's search finds", async ({ page, watch }) => {
  watch.expect(/net::ERR_FAILED/, /Failed to (fetch|load)/);
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.goto("/about");
  await parts.navigation(page).getByRole("link", { name: "Пошук" }).click();
  const field = parts.main(page).getByRole("combobox");
  await field.fill("громади");
  await field.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=/);
  await expect(parts.results(page).first()).toBeVisible();
});
