import type { Page } from "@playwright/test";
import { axe, expect, fitsWidth, open, parts, test } from "../helper.ts";
import { now } from "../settings.ts";

const save = (page: Page) => page.getByRole("button", { name: "Зберегти" });
const rows = (page: Page) => parts.main(page).getByRole("article");

/** Saves an article by its page. */
async function saveArticle(page: Page, id: string): Promise<void> {
  await open(page, `/news/${id}`);
  await save(page).click();
  await expect(page.getByText("Статтю збережено")).toBeVisible();
  await expect(save(page)).toHaveAttribute("aria-pressed", "true");
}

test("an article is saved and taken out again by the same button, and the other tab follows", async ({ page, context }) => {
  await open(page, "/saved");
  await expect(parts.main(page)).toContainText("Збережених статей ще немає");
  const other = await context.newPage();
  await saveArticle(other, "1001");
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText("Дортмунд і Житомир");
  const kept = () => other.evaluate(async () => (await (await caches.open("visnyk-saved")).keys()).map(({ url }) => new URL(url).pathname));
  expect(await kept()).toContain("/api/v1/articles/1001");
  expect((await kept()).filter((path) => path.startsWith("/media/")).length, "with its pictures").toBeGreaterThan(0);

  await save(other).click();
  await expect(other.getByText("Статтю прибрано зі збережених.")).toBeVisible();
  await expect(save(other)).toHaveAttribute("aria-pressed", "false");
  await expect(rows(page)).toHaveCount(0);
  await expect.poll(kept).toEqual([]);
});

test("the list has the last saved first; what is taken out can be put back where it was, by keyboard", async ({ page }) => {
  await saveArticle(page, "1001");
  // The clock of the tests stands still.
  await page.clock.setFixedTime(new Date(Date.parse(now) + 60_000));
  await saveArticle(page, "1002");
  await open(page, "/saved");
  await expect(rows(page).first()).not.toContainText("Дортмунд");
  await expect(rows(page).last()).toContainText("Дортмунд");
  await axe(page, "saved, light");
  await page.emulateMedia({ colorScheme: "dark" });
  await axe(page, "saved, dark");

  const remove = page.getByRole("button", { name: /^Прибрати: Дортмунд/ });
  await remove.press("Enter");
  const undo = page.getByRole("button", { name: /^Повернути: Дортмунд/ });
  await expect(undo).toBeFocused();
  await expect(rows(page)).toHaveCount(1);
  await undo.press("Enter");
  await expect(remove).toBeFocused();
  await expect(rows(page).last()).toContainText("Дортмунд");
  await page.setViewportSize({ width: 320, height: 640 });
  await fitsWidth(page);

  await page.getByRole("button", { name: /^Прибрати: Дортмунд/ }).click();
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
});

test("two hundred are the limit, which is told, and nothing is lost by it", async ({ page }) => {
  await page.addInitScript(() => {
    const lines = [...Array(200).keys()].map((number) => `x${number}\t${1_790_000_000 - number}\tuk\t2026-03-17T10:05:00+02:00\tСтаття ${number}\t`);
    if (!localStorage.getItem("visnyk.saved")) localStorage.setItem("visnyk.saved", lines.join("\n"));
  });
  await open(page, "/news/1001");
  await save(page).click();
  await expect(page.getByText("Збережено вже 200 статей")).toBeVisible();
  await expect(save(page)).toHaveAttribute("aria-pressed", "false");
  await open(page, "/saved");
  await expect(rows(page)).toHaveCount(200);
});

test("where there is no room left the article is not saved, which is told", async ({ page }) => {
  await page.addInitScript(() => {
    Cache.prototype.put = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  });
  await open(page, "/news/1001");
  await save(page).click();
  await expect(page.getByText("У браузері скінчилося місце")).toBeVisible();
  await expect(save(page)).toHaveAttribute("aria-pressed", "false");
});

test("a browser without a place for texts keeps the link, and says that it is no more", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, "caches", { value: undefined }));
  await open(page, "/news/1001");
  await save(page).click();
  await expect(page.getByText("Збережено лише посилання")).toBeVisible();
  await open(page, "/saved");
  await expect(rows(page)).toHaveCount(1);
});

test("all that was saved can be deleted, after being asked once more", async ({ page }) => {
  await saveArticle(page, "1001");
  await open(page, "/settings");
  await page.getByRole("button", { name: "Видалити збережені статті й копії" }).click();
  await expect(page.getByRole("button", { name: "Ні, залишити" })).toBeFocused();
  await page.getByRole("button", { name: "Так, видалити" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Збережені статті й копії видалено." })).toHaveCount(1);
  expect(await page.evaluate(() => caches.has("visnyk-saved"))).toBe(false);
  await open(page, "/saved");
  await expect(parts.main(page)).toContainText("Збережених статей ще немає");
});
