import { inSight, live, openLive, topOf, watchShifts } from "../look.ts";
import { expect, test } from "../portal.ts";

test.describe("on a phone, where the latest news lie below the page's own text", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("they take what comes without a pill and without a shift, and have it when the reader gets there", async ({ page, portal }) => {
    await openLive(page, "/about");
    expect(await topOf(page.locator("#latest-rows")), "below the window").toBeGreaterThan(844);
    const still = await watchShifts(page);
    for (const number of [1, 2, 3]) await portal.publish(`Поки читали статтю ${number}`);
    await expect(live.latest(page).filter({ hasText: "Поки читали" })).toHaveCount(3);
    await expect(live.pill(page)).toHaveCount(0);
    await expect(page).not.toHaveTitle(/^\(/);
    await still();
    await live.latest(page).first().scrollIntoViewIfNeeded();
    await expect(live.latest(page).first()).toContainText("Поки читали статтю 3");
  });

  test("whoever reads them there is not disturbed, and neither is who has read past them", async ({ page, portal }) => {
    await openLive(page, "/about");
    const row = live.latest(page).filter({ hasText: "Стаття 28" });
    await row.evaluate((element) => window.scrollBy(0, element.getBoundingClientRect().top - 120));
    const top = await topOf(row);
    const still = await watchShifts(page);
    await portal.publish("Чекає вгорі");
    await expect(live.pill(page)).toHaveText("Показати 1 нову новину");
    expect(await topOf(row)).toBe(top);
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await portal.publish("Чекає теж");
    await expect(page).toHaveTitle(/^\(2\)/);
    await expect(live.latest(page).filter({ hasText: "Чекає" })).toHaveCount(0);
    await still();
  });

  test("the pill of a list stays within reach while the list is read", async ({ page, portal }) => {
    await openLive(page, "/news");
    const row = live.rows(page).filter({ hasText: "Стаття 24" });
    await row.evaluate((element) => window.scrollBy(0, element.getBoundingClientRect().top - 200));
    await portal.publish("Чекає");
    await expect.poll(() => inSight(live.mainPill(page))).toBe(true);
    await live.mainPill(page).tap();
    await expect(live.rows(page).first()).toContainText("Чекає");
    await expect.poll(() => inSight(live.rows(page).first().locator(".row-title a"))).toBe(true);
  });
});
