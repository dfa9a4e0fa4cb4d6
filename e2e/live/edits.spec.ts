import type { Locator, Page } from "@playwright/test";
import { isAt, live, openLive, topOf, watchShifts } from "./look.ts";
import { expect, test } from "./portal.ts";

/** The row of an article in the page's own list, whatever comes of its words. */
const rowOf = (page: Page, id: string) => live.rows(page).filter({ has: page.locator(`.row-title a[href="/news/${id}"]`) });

async function scrollTo(row: Locator): Promise<number> {
  await row.evaluate((element) => window.scrollBy(0, element.getBoundingClientRect().top - 150));
  await expect.poll(() => topOf(row)).toBeLessThan(152);
  return topOf(row);
}

test("an edit is made in its place, and a withdrawn article goes, at the head of the list", async ({ page, portal }) => {
  await openLive(page, "/news");
  const [first, second] = [await portal.publish("Перша"), await portal.publish("Друга")];
  await expect(live.rows(page).first()).toContainText("Друга");
  await portal.edit(first, { title: "Перша, виправлена" });
  await expect(live.rows(page).nth(1)).toContainText("Перша, виправлена");
  await portal.withdraw(second);
  await expect(live.rows(page).first()).toContainText("Перша, виправлена");
  await expect(rowOf(page, second)).toHaveCount(0);
});

test("a title of the same length is changed without a shift of the layout", async ({ page, portal }) => {
  await openLive(page, "/news");
  const id = await portal.publish("Рада ухвалила бюджет");
  await expect(rowOf(page, id)).toHaveCount(1);
  const still = await watchShifts(page);
  await portal.edit(id, { title: "Рада ухвалила план 7" });
  await expect(rowOf(page, id)).toContainText("Рада ухвалила план 7");
  await still();
});

test("whatever is edited or withdrawn above and below, the row that is read stays where it is", async ({ page, portal }) => {
  for (const number of [1, 2, 3]) await portal.publish(`Верхня ${number}`);
  await openLive(page, "/news");
  const row = rowOf(page, "u26");
  const top = await scrollTo(row);
  await portal.edit("n2", { title: `Верхня 2 з довгим заголовком, ${"який забирає кілька рядків, ".repeat(6)}`, lead: "Довший вступ. ".repeat(20) });
  await expect(rowOf(page, "n2")).toContainText("з довгим заголовком");
  await isAt(row, top);
  await portal.withdraw("n3");
  await expect(rowOf(page, "n3")).toHaveCount(0);
  await isAt(row, top);
  await portal.withdraw("u20");
  await expect(rowOf(page, "u20")).toHaveCount(0);
  await isAt(row, top);
});

test("the focus stays on its link when other articles change, and when its own does", async ({ page, portal }) => {
  for (const number of [1, 2, 3]) await portal.publish(`Верхня ${number}`);
  await openLive(page, "/news");
  const link = rowOf(page, "n2").locator(".row-title a");
  await link.evaluate((element) => element.focus({ preventScroll: true }));
  await portal.withdraw("n3");
  await expect(rowOf(page, "n3")).toHaveCount(0);
  await expect(link).toBeFocused();
  await portal.edit("n1", { title: "Верхня 1, виправлена" });
  await expect(rowOf(page, "n1")).toContainText("виправлена");
  await expect(link).toBeFocused();
  await portal.edit("n2", { title: "Верхня 2, виправлена" });
  await expect(link).toHaveText("Верхня 2, виправлена");
  await expect(link).toBeFocused();
});

test("selected text stays selected when other articles are edited and withdrawn", async ({ page, portal }) => {
  for (const number of [1, 2, 3]) await portal.publish(`Верхня ${number}`);
  await openLive(page, "/news");
  await rowOf(page, "n1")
    .locator(".row-lead")
    .evaluate((lead) => getSelection()?.selectAllChildren(lead));
  const selected = () => page.evaluate(() => getSelection()?.toString() ?? "");
  const before = await selected();
  expect(before.length).toBeGreaterThan(20);
  await portal.edit("n2", { title: "Верхня 2, виправлена" });
  await portal.withdraw("n3");
  await expect(rowOf(page, "n2")).toContainText("виправлена");
  await expect(rowOf(page, "n3")).toHaveCount(0);
  expect(await selected()).toBe(before);
});

test("what is withdrawn while it waits is no longer counted, and what is edited while it waits comes in as it is by then", async ({ page, portal }) => {
  await openLive(page, "/news");
  await scrollTo(rowOf(page, "u26"));
  const waiting = [await portal.publish("Чекає 1"), await portal.publish("Чекає 2"), await portal.publish("Чекає 3")] as const;
  await expect(live.mainPill(page)).toHaveText("Показати 3 нові новини");
  await portal.withdraw(waiting[1]);
  await expect(live.mainPill(page)).toHaveText("Показати 2 нові новини");
  await expect(page).toHaveTitle("(2) Новини — Вісник");
  await portal.edit(waiting[0], { title: "Чекає 1, виправлена" });
  await live.mainPill(page).click();
  await expect(live.rows(page).first()).toContainText("Чекає 3");
  await expect(rowOf(page, waiting[0])).toContainText("Чекає 1, виправлена");
  await expect(rowOf(page, waiting[1])).toHaveCount(0);
});

test("when all that waited is withdrawn, the pill goes", async ({ page, portal }) => {
  await openLive(page, "/news");
  await scrollTo(rowOf(page, "u26"));
  const id = await portal.publish("Помилкова");
  await expect(live.mainPill(page)).toHaveText("Показати 1 нову новину");
  await portal.withdraw(id);
  await expect(live.mainPill(page)).toHaveCount(0);
  await expect(page).toHaveTitle("Новини — Вісник");
});
