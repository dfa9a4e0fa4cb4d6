import type { Locator, Page } from "@playwright/test";
import { parts } from "../../helper.ts";
import { live, openLive } from "../look.ts";
import { expect, test } from "../portal.ts";

/** Pages, their list, and what an article needs to be in it. */
const lists: { path: string; rows: (page: Page) => Locator; mine: object; others: object | undefined }[] = [
  { path: "/news", rows: live.rows, mine: {}, others: { lang: "en" } },
  { path: "/tags/osvita", rows: live.rows, mine: { tags: ["osvita"] }, others: {} },
  { path: "/regions/lvivska", rows: live.rows, mine: { regions: ["lvivska"] }, others: { regions: ["sumska"] } },
  { path: "/communities/nemyrivska", rows: live.rows, mine: { communities: ["nemyrivska"] }, others: { regions: ["vinnytska"] } },
  { path: "/about", rows: live.latest, mine: {}, others: { lang: "en" } },
];

for (const { path, rows, mine, others } of lists) {
  test(`who reads ${path} from its head has what is published in the list without a press, and nothing else`, async ({ page, portal }) => {
    await openLive(page, path);
    const count = await rows(page).count();
    await rows(page).first().scrollIntoViewIfNeeded();
    await portal.publish("Чужа новина", others);
    await portal.publish("Щойно сталося", mine);
    await expect(rows(page).filter({ hasText: "Щойно сталося" })).toHaveCount(1);
    await expect(rows(page).first()).toContainText("Щойно сталося");
    await expect(rows(page)).toHaveCount(count + 1);
    await expect(rows(page).filter({ hasText: "Чужа новина" })).toHaveCount(0);
  });
}

test("an edit that takes an article out of the selection removes it, and one that brings it in adds it", async ({ page, portal }) => {
  await openLive(page, "/tags/osvita");
  const id = await portal.publish("Мандрівна новина", { tags: ["osvita"] });
  const row = live.rows(page).filter({ hasText: "Мандрівна новина" });
  await expect(row).toHaveCount(1);
  await portal.edit(id, { tags: [] });
  await expect(row).toHaveCount(0);
  await expect(live.latest(page).filter({ hasText: "Мандрівна новина" })).toHaveCount(1);
  await portal.edit(id, { tags: ["osvita"], title: "Мандрівна новина вдома" });
  await expect(row).toHaveText(/Мандрівна новина вдома/);
  await portal.edit(id, { lang: "en" });
  await expect(row).toHaveCount(0);
});

test("the count above a list grows and shrinks with it", async ({ page, portal }) => {
  await openLive(page, "/tags/osvita");
  const count = parts.main(page).locator(".results-count");
  await expect(count).toHaveText("16 новин");
  const id = await portal.publish("Сімнадцята", { tags: ["osvita"] });
  await expect(count).toHaveText("17 новин");
  await portal.withdraw(id);
  await expect(count).toHaveText("16 новин");
});

test("an English list has English articles alone", async ({ page, portal }) => {
  await openLive(page, "/en/about");
  await portal.publish("Українською");
  await portal.publish("In English", { lang: "en" });
  await expect(live.latest(page).first()).toContainText("In English");
  await expect(live.latest(page).filter({ hasText: "Українською" })).toHaveCount(0);
});
