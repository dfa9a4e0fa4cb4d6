import type { Page } from "@playwright/test";
import { axe, expect, open, parts, ready, test, withoutStream } from "../helper.ts";

test.beforeEach(async ({ page }) => withoutStream(page));

const rows = (page: Page) => page.locator("main .row-title > a");
const help = (page: Page) => page.getByRole("dialog", { name: "Клавіатурні скорочення" });

/** Presses a key as a Ukrainian layout has it: another character at the same place. */
function press(page: Page, key: string, code: string, shift = false): Promise<void> {
  return page.evaluate(
    ([key, code, shift]) => {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent("keydown", { key, code, shiftKey: shift, bubbles: true, cancelable: true }));
    },
    [key, code, shift] as const,
  );
}

test("j and k walk along the rows of a list, and o opens one", async ({ page, watch }) => {
  await open(page, "/regions/zhytomyrska");
  for (const at of [0, 1, 2]) {
    await page.keyboard.press("j");
    await expect(rows(page).nth(at)).toBeFocused();
    await expect(rows(page).nth(at)).toBeInViewport();
  }
  await page.keyboard.press("k");
  await expect(rows(page).nth(1)).toBeFocused();
  const title = (await rows(page).nth(1).textContent()) ?? "";
  await page.keyboard.press("o");
  await expect(parts.heading(page)).toHaveText(title.trim());
  expect(watch.loads, "documents").toBe(1);
});

test("the same keys mean the same on a Ukrainian layout", async ({ page }) => {
  await open(page, "/regions/zhytomyrska");
  await press(page, "о", "KeyJ");
  await press(page, "о", "KeyJ");
  await expect(rows(page).nth(1)).toBeFocused();
  await press(page, "л", "KeyK");
  await expect(rows(page).first()).toBeFocused();
  await press(page, ",", "Slash", true);
  await expect(help(page)).toBeVisible();
});

test("the slash leads to the search", async ({ page }) => {
  await open(page, "/search");
  await page.keyboard.press("/");
  const field = parts.main(page).getByRole("combobox", { name: "Що шукати" });
  await expect(field).toBeFocused();
  await page.keyboard.type("jk/?о");
  await expect(field, "what is typed is text").toHaveValue("jk/?о");
  await expect(help(page)).toHaveCount(0);
});

test("the slash finds the field of the masthead, or the page of search where there is none", async ({ page, isMobile }) => {
  await open(page, "/about");
  await page.keyboard.press("/");
  if (isMobile) {
    await expect(page).toHaveURL("/search");
    await expect(parts.heading(page)).toHaveText("Пошук");
  } else {
    await expect(page.locator("#masthead-search")).toBeFocused();
    await expect(page.locator("#masthead-search")).toHaveValue("");
  }
});

test("the question mark lists the shortcuts, which can be switched off there and on again", async ({ page }) => {
  await open(page, "/regions/zhytomyrska");
  await page.keyboard.press("j");
  await page.keyboard.press("?");
  const list = help(page);
  await expect(list).toBeVisible();
  for (const key of ["j", "k", "o", "/", "?"]) await expect(list.locator("dt").getByText(key, { exact: true })).toBeVisible();
  await axe(page, "shortcuts");
  await page.emulateMedia({ colorScheme: "dark" });
  await axe(page, "shortcuts, dark");
  const on = list.getByRole("switch", { name: "Скорочення ввімкнено" });
  await expect(on).toBeChecked();
  await on.focus();
  await page.keyboard.press("Space");
  await expect(on).not.toBeChecked();
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await expect(rows(page).first(), "the focus is where it was").toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("?");
  await expect(rows(page).first()).toBeFocused();
  await expect(list).toHaveCount(0);

  // Kept, and switched on where they are described.
  await open(page, "/accessibility");
  const kept = parts.main(page).getByRole("switch", { name: "Скорочення ввімкнено" });
  await expect(kept).not.toBeChecked();
  await kept.click();
  await expect(kept).toBeChecked();
  await page.keyboard.press("?");
  await expect(list).toBeVisible();
});

test("keys with a modifier, within a picture and in a choice are not ours", async ({ page }, info) => {
  await open(page, "/news/1004");
  await page.keyboard.press("Alt+j");
  await page.keyboard.press("Control+k");
  await expect(page.locator(".headline > a:focus")).toHaveCount(0);
  await page.locator(".gallery a.zoom").first().click();
  await page.keyboard.press("j");
  await page.keyboard.press("?");
  await expect(help(page)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await open(page, "/news");
  if (info.project.use.isMobile) await page.locator("summary", { hasText: "Фільтри" }).click();
  const choice = page.getByRole("combobox", { name: "Область" });
  await choice.focus();
  await page.keyboard.press("j");
  await expect(choice).toBeFocused();
});

test("shortcuts are named on the page on accessibility, in both languages", async ({ page }) => {
  for (const [path, heading] of [["/accessibility", "Клавіатурні скорочення"], ["/en/accessibility", "Keyboard shortcuts"]] as const) {
    await open(page, path);
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
    await ready(page);
    await expect(parts.main(page).locator("kbd")).toHaveCount(5);
  }
});
