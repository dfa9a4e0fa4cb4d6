import type { Page } from "@playwright/test";
import { axe, expect, open, parts, ready, test, unrendered } from "../../helper.ts";
import { canFall, trap } from "../trap.ts";

const bar = (page: Page) => page.locator("#panic-bar");
const link = (page: Page, name: string) => parts.navigation(page).getByRole("link", { name });

test.beforeEach(async ({ page, watch }) => {
  watch.expect(/unreachable/, /already (mutably )?borrowed|recursive use|closure invoked/);
  await page.addInitScript(canFall, trap);
});

async function fallsIn(page: Page, where: "call" | "answer"): Promise<void> {
  await page.evaluate((name) => void (window.falls = name), where);
}

/** The bar is there, alone of its kind, and what was on the page can be read and marked. */
async function isReadable(page: Page, text: string): Promise<void> {
  await expect(bar(page)).toBeVisible();
  await expect(page.getByRole("alert").filter({ visible: true })).toHaveCount(1);
  const marked = await page.evaluate(() => {
    const main = document.querySelector("main");
    if (main) getSelection()?.selectAllChildren(main);
    return String(getSelection());
  });
  expect(marked).toContain(text);
}

for (const where of ["call", "answer"] as const) {
  test(`where the program falls in its ${where} upon a click, the page can be read and its links lead on as documents`, async ({ page, watch }) => {
    await open(page, "/news");
    const title = (await parts.results(page).first().getByRole("heading").textContent())?.trim() ?? "";
    await fallsIn(page, where);
    await page.locator("#show-more").click();
    await isReadable(page, title);
    await axe(page, "with the bar");
    await link(page, "Області").click();
    await expect.poll(() => watch.loads, { message: "another document" }).toBe(2);
    await ready(page);
    await expect(parts.heading(page)).toHaveText("Області");
    await expect(bar(page)).toBeHidden();
  });
}

test("a page that was built in the browser, and whose program fell over an answer, leads on as well", async ({ page, watch }) => {
  await unrendered(page);
  await page.addInitScript(() => {
    if (location.pathname === "/news/1001") window.falls = "answer";
  });
  await page.goto("/news/1001");
  await expect(bar(page)).toBeVisible();
  await expect(link(page, "Новини")).toBeVisible();
  await link(page, "Новини").click();
  await expect.poll(() => watch.loads).toBe(2);
  await expect(parts.results(page).first()).toBeVisible();
  await expect(bar(page)).toBeHidden();
});

test("the way back from a page whose program fell brings the page before, and its form searches", async ({ page, watch }) => {
  await open(page, "/news");
  await link(page, "Пошук").click();
  await expect(parts.heading(page)).toHaveText("Пошук");
  await ready(page);
  await fallsIn(page, "call");
  await link(page, "Теги").click();
  await expect(bar(page)).toBeVisible();
  await page.goBack();
  await expect.poll(() => watch.loads, { message: "another document" }).toBe(2);
  await ready(page);
  await expect(bar(page)).toBeHidden();

  await link(page, "Пошук").click();
  await ready(page);
  await fallsIn(page, "call");
  await link(page, "Теги").click();
  await expect(bar(page)).toBeVisible();
  const field = page.getByRole("search").getByRole("combobox").first();
  await field.fill("громади");
  await field.press("Enter");
  await expect.poll(() => watch.loads, { message: "a third document" }).toBe(3);
  await expect(page).toHaveURL(/\/search\?.*q=/);
  await expect(parts.results(page).first()).toBeVisible();
});

test("the bar is reached and pressed by keyboard, and is told once however often the program falls", async ({ page, watch }) => {
  await open(page, "/news");
  await page.evaluate(() => {
    const told = { count: 0 };
    Object.assign(window, { told });
    const node = document.getElementById("panic-bar");
    if (node) new MutationObserver((all) => (told.count += all.length)).observe(node, { attributes: true, childList: true, subtree: true });
  });
  await fallsIn(page, "call");
  await page.evaluate(() => {
    addEventListener("fall", () => void fetch("/"));
    for (let times = 0; times < 3; times += 1) dispatchEvent(new Event("fall"));
  });
  await expect(bar(page)).toBeVisible();
  await expect(bar(page)).toHaveAttribute("role", "alert");
  await expect.poll(() => watch.complaints.length).toBe(3);
  expect(await page.evaluate(() => (window as unknown as { told: { count: number } }).told.count)).toBe(1);
  await page.locator("footer a").last().focus();
  await page.keyboard.press("Tab");
  await expect(bar(page).getByRole("link")).toBeFocused();
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  await ready(page);
  await expect(bar(page)).toBeHidden();
});
