import { expect, open, parts, test } from "../helper.ts";

test("the first key leads past the navigation", async ({ page }) => {
  await open(page, "/news");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Перейти до змісту" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inMain = await page.evaluate(() => document.querySelector("main")?.contains(document.activeElement));
  expect(inMain, "the next stop is in the page's content").toBe(true);
});

test("Tab goes from the masthead through the navigation in the order in which they are read", async ({ page }) => {
  await open(page, "/about");
  const stops: string[] = [];
  for (let step = 0; step < 14; step += 1) {
    await page.keyboard.press("Tab");
    stops.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ""));
  }
  const links = ["Новини", "Теги", "Області", "Громади", "Пошук"];
  const order = links.map((name) => stops.indexOf(name));
  expect(order.every((place) => place >= 0), stops.join(" · ")).toBe(true);
  expect(order).toEqual([...order].sort((one, other) => one - other));
});

test("a new page gives its heading the focus and tells its name", async ({ page }) => {
  await open(page, "/news");
  await parts.navigation(page).getByRole("link", { name: "Теги" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/tags");
  await expect(parts.heading(page)).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "Теги — Вісник" })).toHaveCount(1);
});

test("an article opened with the keyboard gives its heading the focus", async ({ page }) => {
  // A list in which no other test publishes anything new.
  await open(page, "/regions/lvivska");
  const first = parts.results(page).first().getByRole("heading").getByRole("link");
  const title = (await first.textContent()) ?? "";
  await first.focus();
  await page.keyboard.press("Enter");
  await expect(parts.heading(page)).toHaveText(title.trim());
  await expect(parts.heading(page)).toBeFocused();
});
