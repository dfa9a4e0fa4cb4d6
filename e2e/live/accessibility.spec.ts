import { axe, parts } from "../helper.ts";
import { inState, live, openLive } from "./look.ts";
import { expect, test } from "./portal.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test("axe finds nothing where a pill is over each list, and where the way back is", async ({ page, portal }) => {
      await openLive(page, "/news");
      await live.rows(page).nth(1).locator(".row-title a").focus();
      await portal.publish("Чекає");
      await expect(live.mainPill(page)).toHaveText("Показати 1 нову новину");
      await axe(page, "with a pill");
      await live.mainPill(page).click();
      await expect(live.mainPill(page)).toHaveText("Повернутися");
      await axe(page, "with the way back");
      await live.latest(page).nth(1).getByRole("link").focus();
      await portal.publish("Чекає теж");
      await expect(live.pill(page)).toHaveText(/^Показати/);
      await axe(page, "with a pill over the latest news");
    });
  });
}

test("by keyboard alone the pill is reached, shows what waits, and leads back", async ({ page, portal }) => {
  await openLive(page, "/about");
  const link = live.latest(page).nth(1).getByRole("link");
  await link.focus();
  for (const number of [1, 2, 3]) await portal.publish(`Новина ${number}`);
  await expect(live.pill(page)).toHaveText("Показати 3 нові новини");
  // Before the list, so back from its second link.
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(live.pill(page)).toBeFocused();
  await portal.publish("Новина 4");
  await expect(live.pill(page)).toHaveText("Показати 4 нові новини");
  await expect(live.pill(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(live.latest(page).first().getByRole("link")).toBeFocused();
  await expect(live.latest(page).first()).toContainText("Новина 4");
  await page.keyboard.press("Shift+Tab");
  await expect(live.pill(page)).toHaveText("Повернутися");
  await expect(live.pill(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(live.pill(page)).toHaveCount(0);
  await expect(parts.latest(page).locator(":focus")).toHaveCount(1);
  await expect(link).toBeVisible();
});

test("the updates are stopped and resumed by keyboard, and the button keeps the focus", async ({ page }) => {
  await openLive(page, "/about");
  await live.toggle(page).focus();
  await page.keyboard.press("Enter");
  await inState(page, "paused");
  await expect(live.toggle(page)).toBeFocused();
  await page.keyboard.press("Space");
  await inState(page, "live");
  await expect(live.toggle(page)).toBeFocused();
});
