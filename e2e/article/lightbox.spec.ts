import type { Page } from "@playwright/test";
import { axe, expect, open, test, withoutStream } from "../helper.ts";

/** A photo report with eight pictures. */
const report = "/news/1004";

test.beforeEach(async ({ page }) => withoutStream(page));

function over(page: Page) {
  const dialog = page.getByRole("dialog", { name: "Перегляд зображень" });
  return { dialog, count: dialog.getByRole("status"), picture: dialog.locator("figure img"), next: dialog.getByRole("button", { name: "Наступне зображення" }) };
}

test("a picture of a gallery opens over the page, arrows lead on, and Escape leads back to its link", async ({ page }) => {
  await open(page, report);
  const links = page.locator(".gallery a.zoom");
  await expect(links).toHaveCount(8);
  await links.nth(1).focus();
  await page.keyboard.press("Enter");
  const { dialog, count, picture } = over(page);
  await expect(dialog).toBeVisible();
  await expect(count).toContainText("2 з 8");
  const alt = (await links.nth(1).locator("img").getAttribute("alt")) ?? "";
  await expect(picture).toHaveAttribute("alt", alt);
  await expect(count, "the new picture is told in words").toContainText(alt);
  await expect(dialog.getByRole("button", { name: "Закрити" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(count).toContainText("3 з 8");
  for (const at of [2, 1, 8]) {
    await page.keyboard.press("ArrowLeft");
    await expect(count).toContainText(`${at} з 8`);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(links.nth(1)).toBeFocused();
  await expect(page).toHaveURL(report);
});

test("the focus does not leave the picture, and its buttons do what the arrows do", async ({ page }) => {
  await open(page, report);
  await page.locator(".gallery a.zoom").first().click();
  const { dialog, count, next } = over(page);
  await next.click();
  await expect(count).toContainText("2 з 8");
  await dialog.getByRole("button", { name: "Попереднє зображення" }).click();
  await expect(count).toContainText("1 з 8");
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(() => document.activeElement !== document.body && !document.activeElement?.closest("dialog"));
    expect(outside, "focus behind the picture").toBe(false);
  }
  await axe(page, "lightbox");
  for (const button of await dialog.getByRole("button").all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  }
  await dialog.getByRole("button", { name: "Закрити" }).click();
  await expect(dialog).toHaveCount(0);
});

test("a finger that moves sideways asks for the next picture or the one before", async ({ page }) => {
  await open(page, report);
  await page.locator(".gallery a.zoom").first().click();
  const { count, dialog } = over(page);
  const stage = dialog.locator(".lightbox-stage");
  const swipe = async (from: number, to: number) => {
    await stage.dispatchEvent("pointerdown", { clientX: from, pointerType: "touch" });
    await stage.dispatchEvent("pointerup", { clientX: to, pointerType: "touch" });
  };
  await swipe(300, 100);
  await expect(count).toContainText("2 з 8");
  await swipe(100, 120);
  await expect(count, "a tap that trembles").toContainText("2 з 8");
  await swipe(100, 300);
  await expect(count).toContainText("1 з 8");
});

test("the neighbours of a picture are on their way, but not for readers who spare data", async ({ page }) => {
  await open(page, report);
  await page.locator(".gallery a.zoom").first().click();
  const { dialog, picture } = over(page);
  const ahead = dialog.locator("[hidden] img");
  await expect(ahead).toHaveCount(2);
  await expect.poll(() => ahead.evaluateAll((all) => all.every((image) => (image as HTMLImageElement).naturalWidth > 0))).toBe(true);
  await page.keyboard.press("Escape");
  await page.addInitScript(() => localStorage.setItem("visnyk.data-saver", "on"));
  await open(page, report);
  await page.locator(".gallery a.zoom").first().press("Enter");
  await expect(picture).toBeVisible();
  await expect(ahead).toHaveCount(0);
});

test("a picture of the text opens too, with caption and credit; alone it has nothing to lead on to", async ({ page }) => {
  await open(page, "/news/1005");
  const link = page.locator(".body a.zoom");
  await link.click();
  const { dialog, next, count } = over(page);
  await expect(count).toContainText("1 з 1");
  await expect(next).toHaveCount(0);
  const caption = ((await page.locator(".body figcaption").textContent()) ?? "").trim();
  expect(caption.length).toBeGreaterThan(3);
  await expect(dialog.locator("figcaption")).toHaveText(caption);
});

test("with a modifier, and without the program, a picture is a link to itself", async ({ page, browser }) => {
  await open(page, report);
  const link = page.locator(".gallery a.zoom").first();
  const opened = page.context().waitForEvent("page");
  await link.click({ modifiers: ["ControlOrMeta"] });
  await (await opened).close();
  await expect(over(page).dialog).toHaveCount(0);

  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: new URL(page.url()).origin });
  const bare = await plain.newPage();
  await bare.goto(report);
  const href = await bare.locator(".gallery a.zoom").first().getAttribute("href");
  const answer = await bare.request.get(href ?? "");
  expect(answer.headers()["content-type"]).toMatch(/^image\//);
  await plain.close();
});
