import { expect, open, parts, ready, test } from "../helper.ts";

// The filter form kept what was typed once: after the words were taken away by their chip, or replaced by another search,
// «Застосувати» brought the old ones back.
test("words taken away by their chip do not come back when the filters are applied", async ({ page }, info) => {
  await open(page, "/news");
  if (info.project.use.isMobile) await page.locator("summary", { hasText: "Фільтри" }).click();
  const form = page.locator("#filter-form");
  const words = form.getByRole("searchbox");
  const apply = form.getByRole("button", { name: "Застосувати" });

  await words.fill("школа");
  await apply.click();
  await expect(page).toHaveURL(`/news?q=${encodeURIComponent("школа")}`);
  await parts.main(page).getByRole("link", { name: "Прибрати фільтр «школа»" }).click();
  await expect(page).toHaveURL("/news");
  await expect(words).toHaveValue("");

  await apply.click();
  await ready(page);
  await expect(page).toHaveURL("/news");
  await expect(words).toHaveValue("");
});

test("the words of an earlier search do not come back when the filters of a new one are applied", async ({ page }, info) => {
  await open(page, `/search?media=photo&q=${encodeURIComponent("школа")}`);
  const found = `/search?media=photo&q=${encodeURIComponent("громада")}`;
  const search = parts.main(page).getByRole("search");
  await search.getByRole("combobox").fill("громада");
  await search.getByRole("button").click();
  await expect(page).toHaveURL(found);
  await ready(page);

  if (info.project.use.isMobile) await page.locator("summary", { hasText: "Фільтри" }).click();
  await page.locator("#filter-form").getByRole("button", { name: "Застосувати" }).click();
  await ready(page);
  await expect(page).toHaveURL(found);
  await expect(search.getByRole("combobox")).toHaveValue("громада");
});
