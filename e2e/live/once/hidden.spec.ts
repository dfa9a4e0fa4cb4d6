import type { Page } from "@playwright/test";
import { live, openLive } from "../look.ts";
import { expect, test } from "../portal.ts";
import { wind } from "../time.ts";

declare global {
  interface Window {
    hide: (hidden: boolean) => void;
  }
}

/** A tab that can be told to be out of sight. */
async function hideable(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let isHidden = false;
    Object.defineProperty(document, "hidden", { get: () => isHidden });
    Object.defineProperty(document, "visibilityState", { get: () => (isHidden ? "hidden" : "visible") });
    window.hide = (hidden) => {
      isHidden = hidden;
      document.dispatchEvent(new Event("visibilitychange"));
    };
  });
}

test("what comes while the tab is out of sight is counted in its title, not announced, and there on return", async ({ page, portal }) => {
  await hideable(page);
  await openLive(page, "/news");
  await page.evaluate(() => window.hide(true));
  await portal.publish("Без читача 1");
  await portal.publish("Без читача 2");
  await expect(page).toHaveTitle("(2) Новини — Вісник");
  await expect(live.told(page)).toHaveText("");
  await expect(live.rows(page).first()).toContainText("Стаття 32");
  await page.evaluate(() => window.hide(false));
  await expect(live.rows(page).first()).toContainText("Без читача 2");
  await expect(page).toHaveTitle("Новини — Вісник");
});

test("ten seconds out of sight close the stream, and on return nothing is missing", async ({ page, portal }) => {
  await hideable(page);
  await openLive(page, "/news");
  await portal.publish("При читачеві");
  await expect(live.rows(page).first()).toContainText("При читачеві");
  await portal.hasStreams(1);
  const cursor = Number(await page.evaluate(async () => ((await (await fetch("/api/v1/changes")).json()) as { cursor: number }).cursor));
  await page.evaluate(() => window.hide(true));
  await wind(page, 8);
  await portal.hasStreams(1);
  await wind(page, 3);
  await portal.hasStreams(0);

  await portal.publish("Без читача 1");
  await portal.publish("Без читача 2");
  expect(portal.proxy.streamCalls.length).toBe(1);
  await page.evaluate(() => window.hide(false));
  await expect(live.rows(page).filter({ hasText: "Без читача" })).toHaveCount(2);
  await expect(live.rows(page).first()).toContainText("Без читача 2");
  expect(portal.proxy.streamCalls.length).toBe(2);
  expect(portal.proxy.since, "goes on where it was").toBe(cursor);
});

test("a short look elsewhere does not end the stream", async ({ page, portal }) => {
  await hideable(page);
  await openLive(page, "/news");
  for (const _ of [1, 2, 3]) {
    await page.evaluate(() => window.hide(true));
    await wind(page, 6);
    await page.evaluate(() => window.hide(false));
  }
  await portal.publish("Знову тут");
  await expect(live.rows(page).first()).toContainText("Знову тут");
  expect(portal.proxy.streamCalls.length).toBe(1);
});

test("a tab that is opened in the background connects only when it is looked at", async ({ page, portal }) => {
  await hideable(page);
  await page.addInitScript(() => window.hide(true));
  await page.goto("/news");
  await expect(page.locator("html[data-alive]")).toHaveCount(1);
  await portal.publish("Поки не видно");
  await wind(page, 2);
  expect(portal.proxy.streamCalls.length).toBe(0);
  await page.evaluate(() => window.hide(false));
  await expect(live.rows(page).first()).toContainText("Поки не видно");
  await portal.hasStreams(1);
});
