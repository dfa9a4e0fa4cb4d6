import type { Page } from "@playwright/test";
import { axe, expect, open, parts, test } from "../helper.ts";

const count = (page: Page) => parts.main(page).getByText(/^[\d\s]+новин/);
const field = (page: Page, name: string) => parts.main(page).getByRole("combobox", { name, exact: true });
const choices = (page: Page) => page.getByRole("listbox").getByRole("option");

/** On a phone the filters are folded away. */
async function unfold(page: Page): Promise<void> {
  const filters = page.locator("summary", { hasText: "Фільтри" });
  if (await filters.isVisible()) await filters.click();
}

test("a community is found by the beginning of its name with the keyboard alone, and taken back so", async ({ page }) => {
  await open(page, "/news");
  await unfold(page);
  const community = field(page, "Громада");
  await community.focus();
  await page.keyboard.type("немир");
  await expect(choices(page)).toHaveCount(1);
  await expect(community).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("status").filter({ hasText: "1 варіант" })).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(choices(page)).toHaveAttribute("aria-selected", "true");
  await expect(community).toHaveAttribute("aria-activedescendant", (await choices(page).getAttribute("id")) ?? "");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/communities/nemyrivska");

  await open(page, "/news?tag=osvita,kultura&community=nemyrivska");
  await unfold(page);
  await field(page, "Громада").focus();
  await page.keyboard.press("ArrowDown");
  const chosen = choices(page).filter({ hasText: "(вибрано)" });
  await expect(chosen).toHaveText(/^Немирівська/);
  await page.keyboard.press("Escape");
  await expect(choices(page)).toHaveCount(0);
  await page.keyboard.type("немирівська");
  await expect(choices(page)).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/news?tag=kultura,osvita");
  await expect(field(page, "Громада")).toBeFocused();
  await expect(field(page, "Громада")).toHaveValue("");
});

test("namesakes are told apart by their oblast, and the chosen oblast narrows them", async ({ page }) => {
  await open(page, "/news?tag=kultura,osvita");
  await unfold(page);
  await field(page, "Громада").pressSequentially("Миколаївська");
  await expect(choices(page)).toHaveCount(8);
  const told = await choices(page).allInnerTexts();
  // In two oblasts there are two.
  expect(new Set(told.map((text) => /\S+ область/.exec(text)?.[0])).size, told.join("\n")).toBe(6);

  await page.getByLabel("Область", { exact: true }).selectOption("lvivska");
  await expect(page).toHaveURL(/region=lvivska/);
  await field(page, "Громада").fill("");
  await field(page, "Громада").pressSequentially("Миколаївська");
  await expect(choices(page)).toHaveCount(1);
  await expect(choices(page)).toContainText("Львівська область");
});

test("an apostrophe may be any or none, and what has no news under the filters is shown and cannot be chosen", async ({ page }) => {
  await open(page, "/news?tag=kultura,osvita");
  await unfold(page);
  const community = field(page, "Громада");
  for (const typed of ["камянець", "кам'янець", "Кам’янець", "КАМ`ЯНЕЦЬ"]) {
    await community.fill(typed);
    await expect(choices(page).filter({ hasText: "Кам’янець-Подільська" }), typed).toHaveCount(1);
  }
  await community.fill("Кальміуська");
  await expect(choices(page)).toHaveCount(1);
  await expect(choices(page)).toHaveAttribute("aria-disabled", "true");
  await choices(page).click({ force: true });
  await community.press("ArrowDown");
  await community.press("Enter");
  await expect(page).toHaveURL("/news?tag=kultura,osvita");
});

test("what typing quickly finds never belongs to another text, and takes few calls", async ({ page }) => {
  await open(page, "/news");
  await unfold(page);
  const calls: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/facets/community")) calls.push(request.url());
  });
  // Answers come late, and the later ones first.
  let late = 700;
  await page.route("**/facets/community*", async (route) => {
    late = Math.max(0, late - 250);
    const answer = await route.fetch();
    setTimeout(() => void route.fulfill({ response: answer }).catch(() => undefined), late);
  });
  await page.evaluate(() => {
    const input = document.getElementById("find-community");
    const stale: string[] = [];
    Object.assign(window, { stale });
    const fold = (text: string) => text.toLowerCase().replaceAll(/[’'`ʼ]/g, "");
    new MutationObserver(() => {
      if (!(input instanceof HTMLInputElement)) return;
      for (const option of document.querySelectorAll(".combobox-name")) {
        const words = fold(option.textContent ?? "").split(/[ -]/);
        const fits = fold(input.value.trim()).split(/ +/).every((word) => words.some((other) => other.startsWith(word)));
        if (!fits) stale.push(`${input.value}: ${option.textContent}`);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  const community = field(page, "Громада");
  // Thirty keys, some of them taking back what was typed.
  await community.pressSequentially("жито", { delay: 40 });
  for (let back = 0; back < 4; back += 1) await community.press("Backspace");
  await community.pressSequentially("микола", { delay: 40 });
  for (let back = 0; back < 6; back += 1) await community.press("Backspace");
  await community.pressSequentially("подільська", { delay: 40 });
  await expect(choices(page).first()).toContainText("одільська");
  await expect(page.locator(".combobox-list[aria-busy]")).toHaveCount(0);
  expect(calls.length, calls.join("\n")).toBeLessThanOrEqual(10);
  expect(await page.evaluate(() => (window as unknown as { stale: string[] }).stale)).toEqual([]);
});

test("a newsroom that cannot find values leaves the most frequent ones", async ({ page, watch }) => {
  watch.expect(/Failed to load resource/);
  await open(page, "/news");
  await unfold(page);
  await page.route("**/facets/*", (route) => route.fulfill({ status: 404, body: "" }));
  const tag = field(page, "Тег");
  await tag.click();
  const first = ((await choices(page).first().locator(".combobox-name").textContent()) ?? "").trim();
  await tag.pressSequentially(first.slice(0, 4));
  await expect(choices(page).filter({ hasText: first }).first()).toBeVisible();
  await tag.press("ArrowDown");
  await tag.press("Enter");
  await expect(page).toHaveURL(/\/tags\//);
});

test("days are chosen by spans, photos and videos by boxes, and all is reset at once", async ({ page }) => {
  await open(page, "/news");
  await unfold(page);
  await page.getByRole("link", { name: "7 днів" }).click();
  await expect(page).toHaveURL("/news?from=2026-11-18");
  await expect(page.getByRole("link", { name: "7 днів" })).toHaveAttribute("aria-current", "true");
  await expect(page.getByLabel("Від дати", { exact: true })).toHaveValue("2026-11-18");
  await page.getByLabel("Фото", { exact: true }).check();
  await expect(page).toHaveURL("/news?from=2026-11-18&media=photo");
  await page.getByRole("link", { name: "Скинути фільтри" }).click();
  await expect(page).toHaveURL("/news");
  await expect(page.getByLabel("Фото", { exact: true })).not.toBeChecked();
  await expect(page.getByLabel("Від дати", { exact: true })).toHaveValue("");
});

test("a list that the filters leave empty offers to drop them", async ({ page }) => {
  await open(page, "/tags/osvita?from=1999-01-01&to=1999-01-02");
  await expect(count(page)).toHaveCount(0);
  await page.locator(".empty").getByRole("link", { name: "Скинути фільтри" }).click();
  await expect(page).toHaveURL("/tags/osvita");
  await expect(parts.results(page).first()).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`an open field has nothing that axe forbids, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, "/news?tag=kultura,osvita");
    await unfold(page);
    await field(page, "Громада").pressSequentially("миколаївська");
    await expect(choices(page)).toHaveCount(8);
    await field(page, "Громада").press("ArrowDown");
    await axe(page);
  });
}
