import type { Locator, Page } from "@playwright/test";
import type { Portal } from "./portal.ts";
import { inSight, isAt, live, openLive, press, settled, topOf } from "./look.ts";
import { expect, test } from "./portal.ts";

async function publish(portal: Portal, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) await portal.publish(`Надійшла ${number}`);
}

/** Scrolls so that a row of the page's list is somewhat below the window's top. */
async function readRow(page: Page, number: number, height = 150): Promise<Locator> {
  // The element itself, whatever comes in above it.
  const id = await live.rows(page).nth(number).locator(".row-title a").getAttribute("href");
  const row = live.rows(page).filter({ has: page.locator(`.row-title a[href="${id}"]`) });
  await row.evaluate((element, top) => window.scrollBy(0, element.getBoundingClientRect().top - top), height);
  await expect.poll(() => topOf(row)).toBeLessThan(height + 2);
  return row;
}

/** Presses the pill where it is, as soon as the reader sees it. */
async function pressPill(page: Page): Promise<void> {
  await expect.poll(() => inSight(live.mainPill(page))).toBe(true);
  await press(page, live.mainPill(page));
}

for (const [count, words] of [
  [1, "Показати 1 нову новину"],
  [3, "Показати 3 нові новини"],
  [5, "Показати 5 нових новин"],
  [21, "Показати 21 нову новину"],
] as const) {
  test(`while the reader is further down, ${count} wait behind «${words}» and are counted in the title`, async ({ page, portal }) => {
    await openLive(page, "/news");
    const row = await readRow(page, 5);
    const top = await topOf(row);
    await publish(portal, count);
    await expect(live.mainPill(page)).toHaveText(words);
    await expect(live.mainPill(page)).toBeInViewport();
    await expect(page).toHaveTitle(`(${count}) Новини — Вісник`);
    await expect(live.rows(page).filter({ hasText: "Надійшла" })).toHaveCount(0);
    await isAt(row, top);
  });
}

test("what waited for one list does not wait for the next that takes its place", async ({ page, portal }) => {
  await openLive(page, "/news");
  await readRow(page, 5);
  await publish(portal, 3);
  await expect(live.mainPill(page)).toHaveText("Показати 3 нові новини");
  // The second page is not followed.
  await page.getByRole("navigation", { name: "Сторінки" }).getByRole("link", { name: "Наступна" }).click();
  await expect(page).toHaveURL("/news?page=2");
  await expect(live.mainPill(page)).toHaveCount(0);
});

// With the row at the window's top, or with parts of the one before above it.
for (const height of [20, 150]) {
  test(`a press shows what waits and leads to the first of it, and another back to the row that was read at ${height} px`, async ({ page, portal }) => {
    await openLive(page, "/news");
    const row = await readRow(page, 6, height);
    const top = await topOf(row);
    await publish(portal, 3);
    await expect(live.mainPill(page)).toHaveText("Показати 3 нові новини");
    await press(page, live.mainPill(page));
    const first = live.rows(page).first();
    await expect(first).toContainText("Надійшла 3");
    await expect(first.locator(".row-title a")).toBeFocused();
    await expect.poll(() => inSight(first.locator(".row-title a"))).toBe(true);
    await expect(page).toHaveTitle("Новини — Вісник");

    const back = live.mainPill(page);
    await expect(back).toHaveText("Повернутися");
    await expect.poll(() => inSight(back)).toBe(true);
    await press(page, back);
    await isAt(row, top);
    await expect(row.locator(".row-title a")).toBeFocused();
    await expect(back).toHaveCount(0);
  });
}

test("what comes while the reader looks at the new ones does not spoil the way back", async ({ page, portal }) => {
  await openLive(page, "/news");
  const row = await readRow(page, 6);
  const top = await topOf(row);
  await publish(portal, 2);
  await expect(live.mainPill(page)).toHaveText("Показати 2 нові новини");
  await pressPill(page);
  await expect(live.rows(page).first()).toContainText("Надійшла 2");
  await portal.publish("Пізніша");
  // The focus is inside: it waits.
  await expect(live.mainPill(page)).toHaveText("Показати 1 нову новину");
  await pressPill(page);
  await expect(live.rows(page).first()).toContainText("Пізніша");
  await expect(live.mainPill(page)).toHaveText("Повернутися");
  await pressPill(page);
  await expect(row.locator(".row-title a")).toBeInViewport();
  expect(top).toBeGreaterThan(0);
});

test("reaching the head of the list by scrolling shows what waits without a press", async ({ page, portal }) => {
  await openLive(page, "/news");
  await readRow(page, 6);
  await publish(portal, 3);
  await expect(live.mainPill(page)).toHaveText("Показати 3 нові новини");
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(live.rows(page).first()).toContainText("Надійшла 3");
  await expect(live.mainPill(page)).toHaveCount(0);
  await expect(page).toHaveTitle("Новини — Вісник");
});

test("arrivals wait while the focus is in the list, and come in when it leaves", async ({ page, portal }) => {
  await openLive(page, "/news");
  const link = live.rows(page).nth(1).locator(".row-title a");
  await link.evaluate((element) => element.focus({ preventScroll: true }));
  await publish(portal, 1);
  await expect(live.mainPill(page)).toHaveText("Показати 1 нову новину");
  await expect(live.rows(page).first()).toContainText("Стаття 32");
  await link.evaluate((element) => element.blur());
  await expect(live.rows(page).first()).toContainText("Надійшла 1");
  await expect(live.mainPill(page)).toHaveCount(0);
});

test("arrivals wait while text of the list is selected, which stays selected, and come in when it no longer is", async ({ page, portal }) => {
  await openLive(page, "/news");
  await live
    .rows(page)
    .nth(1)
    .locator(".row-lead")
    .evaluate((lead) => getSelection()?.selectAllChildren(lead));
  const selected = () => page.evaluate(() => getSelection()?.toString() ?? "");
  const before = await selected();
  expect(before.length).toBeGreaterThan(20);
  await publish(portal, 2);
  await expect(live.mainPill(page)).toHaveText("Показати 2 нові новини");
  expect(await selected()).toBe(before);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await expect(live.rows(page).first()).toContainText("Надійшла 2");
});

test("each list has a pill of its own, and the title counts the longer wait", async ({ page, portal }) => {
  await openLive(page, "/tags/osvita");
  const rows = live.rows(page);
  await rows.nth(1).locator(".row-title a").evaluate((element) => element.focus({ preventScroll: true }));
  await portal.publish("До обох", { tags: ["osvita"] });
  await portal.publish("Лише до останніх");
  await expect(live.mainPill(page)).toHaveText("Показати 1 нову новину");
  await expect(live.latest(page).first()).toContainText("Лише до останніх");
  await expect(page).toHaveTitle("(1) Освіта — Вісник");
});

test("the pill covers neither the heading nor what it leads to", async ({ page, portal }) => {
  await openLive(page, "/news");
  await readRow(page, 6);
  await publish(portal, 1);
  await live.mainPill(page).click();
  await settled(page);
  const title = await live.rows(page).first().locator(".row-title a").boundingBox();
  const back = await live.mainPill(page).boundingBox();
  if (!title || !back) throw new Error("the row or the button is not there");
  expect(back.y >= title.y + title.height || back.y + back.height <= title.y, "the button beside the title").toBe(true);
});
