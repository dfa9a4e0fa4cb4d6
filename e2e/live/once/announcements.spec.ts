import { live, openLive } from "../look.ts";
import { expect, test } from "../portal.ts";
import { wind } from "../time.ts";

test("the first article is announced at once with its title, the next ones together and twenty seconds later", async ({ page, portal }) => {
  await openLive(page, "/news");
  const told = live.told(page);
  await expect(told).toHaveAttribute("aria-live", "polite");
  await portal.publish("Міст відкрито");
  await expect(told).toHaveText("Нова новина: Міст відкрито");
  for (const number of [1, 2, 3, 4]) await portal.publish(`Далі ${number}`);
  await expect(live.rows(page).filter({ hasText: "Далі" })).toHaveCount(4);
  await wind(page, 10);
  await expect(told).toHaveText("Нова новина: Міст відкрито");
  await wind(page, 12);
  await expect(told).toHaveText("4 нові новини");
  await wind(page, 60);
  await expect(told).toHaveText("4 нові новини");
});

test("an article that comes into both lists of a page is announced once", async ({ page, portal }) => {
  await openLive(page, "/tags/osvita");
  await portal.publish("До обох", { tags: ["osvita"] });
  await expect(live.told(page)).toHaveText("Нова новина: До обох");
  await portal.publish("І ця", { tags: ["osvita"] });
  await portal.publish("І ще ця", { tags: ["osvita"] });
  await expect(live.rows(page).first()).toContainText("І ще ця");
  await expect(live.latest(page).first()).toContainText("І ще ця");
  await wind(page, 21);
  await expect(live.told(page)).toHaveText("2 нові новини");
});

test("edits and withdrawals are not announced", async ({ page, portal }) => {
  const id = await portal.publish("Давня");
  await openLive(page, "/news");
  await portal.edit(id, { title: "Давня, виправлена" });
  await expect(live.rows(page).first()).toContainText("виправлена");
  await portal.withdraw(id);
  await expect(live.rows(page).first()).toContainText("Стаття 32");
  await expect(live.told(page)).toHaveText("");
});

test("what waits is announced as it comes, and not once more when it is shown", async ({ page, portal }) => {
  await openLive(page, "/news");
  await live.rows(page).nth(1).locator(".row-title a").focus();
  await portal.publish("Чекає");
  await expect(live.told(page)).toHaveText("Нова новина: Чекає");
  await portal.publish("Чекає теж");
  await expect(live.mainPill(page)).toHaveText("Показати 2 нові новини");
  await wind(page, 21);
  await expect(live.told(page)).toHaveText("1 нова новина");
  await live.mainPill(page).click();
  await expect(live.rows(page).first()).toContainText("Чекає теж");
  await wind(page, 60);
  await expect(live.told(page)).toHaveText("1 нова новина");
});
