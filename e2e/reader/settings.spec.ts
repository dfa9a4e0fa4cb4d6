import { type Page } from "@playwright/test";
import { axe, expect, fitsWidth, open, parts, test } from "../helper.ts";

const root = (page: Page) => page.locator("html");
const fontSize = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);

/** As in a browser that lets sites keep nothing. */
function refuseStorage(): void {
  const refuse = () => {
    throw new DOMException("refused", "SecurityError");
  };
  Object.defineProperty(window, "localStorage", { get: refuse });
  Object.defineProperty(window, "caches", { value: undefined });
}

test("what is set is seen at once, in the other tab too, and before the program after a reload", async ({ page, context }) => {
  await open(page, "/settings");
  const other = await context.newPage();
  await other.goto("/about");
  await expect(root(other)).toHaveAttribute("data-alive", "");
  await page.getByRole("radio", { name: "150 %" }).check();
  await page.getByRole("radio", { name: "Темне" }).check();
  await page.getByRole("radio", { name: "Просторі" }).check();
  for (const tab of [page, other]) {
    await expect(root(tab)).toHaveAttribute("data-theme", "dark");
    await expect(root(tab)).toHaveAttribute("data-spacing", "open");
    await expect.poll(() => fontSize(tab)).toBe("24px");
  }
  await axe(page, "dark, large, open");
  await page.setViewportSize({ width: 320, height: 640 });
  await fitsWidth(page);

  await page.route(/\.wasm$/, () => undefined);
  await page.reload();
  await expect(root(page)).not.toHaveAttribute("data-alive");
  await expect(root(page)).toHaveAttribute("data-size", "150");
  expect(await fontSize(page)).toBe("24px");
});

test("by keyboard alone: a size is chosen with arrows, a switch with the space bar, and all is reset", async ({ page }) => {
  await open(page, "/settings");
  await page.getByRole("radio", { name: "100 %" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(root(page)).toHaveAttribute("data-size", "112");
  const keys = page.getByRole("checkbox", { name: "Клавіатурні скорочення" });
  await keys.focus();
  await page.keyboard.press(" ");
  await expect(keys).not.toBeChecked();
  await expect.poll(() => page.evaluate(() => localStorage.getItem("visnyk.keys"))).toBe("off");
  await page.getByRole("button", { name: "Скинути все" }).press("Enter");
  await expect(root(page)).toHaveAttribute("data-size", "100");
  await expect(keys).toBeChecked();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await expect(page.getByRole("status").filter({ hasText: "Налаштування скинуто." })).toHaveCount(1);
});

test("who spares data gets no pictures in lists, and those of an article when asked for", async ({ page, newsroom }, info) => {
  const picture = { src: "/media/none.webp", width: 640, height: 400, alt: "Міст", variants: [] };
  const id = `oshchadnyi-${info.project.name}`;
  await newsroom.put(id, { title: "Стаття зі світлиною", body: [{ type: "paragraph", spans: [{ type: "text", text: "Текст." }] }, { type: "picture", picture }] });
  const pictures: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "image" && request.url().includes("/media/")) pictures.push(request.url());
  });
  await page.addInitScript(() => localStorage.setItem("visnyk.data-saver", "on"));
  await open(page, "/news");
  await page.mouse.wheel(0, 2_000);
  await page.waitForLoadState("networkidle");
  expect(pictures).toEqual([]);
  await open(page, `/news/${id}`);
  const show = page.getByRole("button", { name: "Показати зображення" });
  await expect(show).toBeVisible();
  expect(pictures.filter((url) => url.includes("none"))).toEqual([]);
  const asked = page.waitForRequest("**/media/none.webp");
  await page.route("**/media/none.webp", (route) => route.fulfill({ contentType: "image/svg+xml", body: '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"/>' }));
  await show.click();
  await asked;
  await expect(page.getByRole("img", { name: "Міст" })).toBeVisible();
});

test("a browser that asks to save data is believed until the reader says otherwise", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true, effectiveType: "4g" }, configurable: true }));
  await open(page, "/settings");
  const saver = page.getByRole("checkbox", { name: "Заощаджувати трафік" });
  await expect(saver).toBeChecked();
  await saver.uncheck();
  await page.reload();
  await expect(saver).not.toBeChecked();
  await expect(root(page)).toHaveAttribute("data-saver", "off");
});

test("a browser that keeps nothing is told so, and the settings hold for the visit", async ({ page }) => {
  await page.addInitScript(refuseStorage);
  await open(page, "/settings");
  await expect(page.getByRole("note")).toContainText("Цей браузер нічого не зберігає");
  await page.getByRole("radio", { name: "125 %" }).check();
  await expect(root(page)).toHaveAttribute("data-size", "125");
  await page.getByRole("contentinfo").getByRole("link", { name: "Про портал" }).click();
  await expect(parts.heading(page)).toHaveText("Про портал");
  await expect(root(page)).toHaveAttribute("data-size", "125");
  await page.getByRole("contentinfo").getByRole("link", { name: "Усі новини" }).click();
  await page.locator(".row-title a").first().click();
  await page.getByRole("button", { name: "Зберегти" }).click();
  await expect(page.getByText("Цей браузер не дозволяє сайтам нічого зберігати.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Зберегти" })).toHaveAttribute("aria-pressed", "false");
});
