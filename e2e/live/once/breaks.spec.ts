import type { Page } from "@playwright/test";
import { inState, isLive, live, openLive, untilAnswered } from "../look.ts";
import { type Portal, expect, test } from "../portal.ts";
import { chance, letTimePass, stopTime, wind } from "../time.ts";

/** Winds the clock until the stream is asked for once more. */
async function untilAskedAgain(page: Page, portal: Portal): Promise<void> {
  const asked = portal.proxy.streamCalls.length;
  await expect
    .poll(
      async () => {
        await wind(page, 5);
        return portal.proxy.streamCalls.length;
      },
      { intervals: [50] },
    )
    .toBeGreaterThan(asked);
}

test("without a connection the page says so and can be read, and with it again it catches up", async ({ page, portal, context, watch }) => {
  watch.expect(/net::ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  await openLive(page, "/news");
  await context.setOffline(true);
  await inState(page, "offline");
  await expect(live.state(page)).toContainText("Без зв’язку, станом на 12:00");
  await portal.hasStreams(0);
  await portal.publish("Без зв’язку 1");
  await portal.publish("Без зв’язку 2");
  await expect(live.rows(page)).toHaveCount(20);
  await expect(live.rows(page).first()).toContainText("Стаття 32");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await context.setOffline(false);
  await isLive(page);
  await expect(live.rows(page).filter({ hasText: "Без зв’язку" })).toHaveCount(2);
  await portal.hasStreams(1);
});

test("a newsroom that crashed is come back to at a moment drawn from the whole window, from where the stream ended", async ({ page, portal, watch }) => {
  watch.expect(/net::ERR_|Failed to load resource/);
  await chance(page, 0.5);
  await openLive(page, "/news");
  await portal.publish("До падіння");
  await expect(live.rows(page).first()).toContainText("До падіння");
  await stopTime(page);
  await portal.server.kill();
  await inState(page, "reconnecting");
  await expect(live.state(page)).toContainText("Відновлюємо зв’язок, станом на 12:00");
  await portal.server.start();
  await portal.publish("Після падіння");
  expect(portal.proxy.streamCalls.length).toBe(1);
  await wind(page, 14.9);
  expect(portal.proxy.streamCalls.length, "half of thirty seconds are not over").toBe(1);
  await wind(page, 0.2);
  await expect.poll(() => portal.proxy.streamCalls.length).toBe(2);
  await letTimePass(page);
  await isLive(page);
  await expect(live.rows(page).first()).toContainText("Після падіння");
  await expect(live.rows(page).nth(1)).toContainText("До падіння");
  expect(portal.proxy.changesCalls, "the stream brought it").toEqual([]);
});

test("a newsroom that stays away is asked ever more rarely, and never in a hurry", async ({ page, portal, watch }) => {
  watch.expect(/net::ERR_|Failed to load resource/);
  await chance(page, 0.5);
  await openLive(page, "/news");
  await portal.server.kill();
  await inState(page, "reconnecting");
  // Ten minutes; each attempt is a stream and a plain call, a half of a minute or more apart.
  for (let step = 0; step < 120; step += 1) await wind(page, 5);
  const calls = portal.proxy.streamCalls.length + portal.proxy.changesCalls.length;
  expect(calls).toBeGreaterThan(6);
  expect(calls).toBeLessThanOrEqual(44);
  await expect(live.rows(page)).toHaveCount(20);
  await portal.server.start();
  await portal.publish("Знову тут");
  await untilAskedAgain(page, portal);
  await expect(live.rows(page).first()).toContainText("Знову тут");
});

test("a proxy that has lost the newsroom for a while does not end the live news", async ({ page, portal, watch }) => {
  watch.expect(/404|net::ERR_|Failed to load resource/);
  await chance(page, 0);
  await openLive(page, "/news");
  await stopTime(page);
  portal.proxy.isLost = true;
  portal.proxy.cut();
  await inState(page, "reconnecting");
  await untilAnswered(page, () => wind(page, 0.1));
  portal.proxy.isLost = false;
  await portal.publish("Проксі знайшов");
  await untilAskedAgain(page, portal);
  await letTimePass(page);
  await isLive(page);
  await expect(live.rows(page).first()).toContainText("Проксі знайшов");
});

test("a newsroom that asks for seven seconds is not asked before they are over, and the list stays", async ({ page, portal, watch }) => {
  watch.expect(/503|net::ERR_|Failed to load resource/);
  await chance(page, 0);
  await openLive(page, "/news");
  await stopTime(page);
  portal.proxy.retryAfter = 7;
  portal.proxy.cut();
  await inState(page, "reconnecting");
  // The stream is refused without a word of why: a plain call learns it.
  await untilAnswered(page, () => wind(page, 0.1));
  const calls = portal.proxy.streamCalls.length;
  expect(calls).toBe(2);
  await wind(page, 6.9);
  expect(portal.proxy.streamCalls.length, "before the seventh second").toBe(calls);
  expect(portal.proxy.changesCalls.length).toBe(1);
  await expect(live.rows(page)).toHaveCount(20);
  await expect(page.getByRole("alert")).toHaveCount(0);
  portal.proxy.retryAfter = undefined;
  await portal.publish("Після відмови");
  await wind(page, 0.2);
  await expect.poll(() => portal.proxy.streamCalls.length).toBe(calls + 1);
  await letTimePass(page);
  await isLive(page);
  await expect(live.rows(page).first()).toContainText("Після відмови");
});

test("a stream that was cut goes on where it broke, and brings nothing twice", async ({ page, portal, watch }) => {
  watch.expect(/net::ERR_/);
  await chance(page, 0);
  await openLive(page, "/news");
  for (const number of [1, 2, 3]) {
    await portal.publish(`Перед розривом ${number}`);
    portal.proxy.cut();
    await portal.publish(`По розриві ${number}`);
    await expect(live.rows(page).first()).toContainText(`По розриві ${number}`);
    await portal.hasStreams(1);
  }
  await expect(live.rows(page).filter({ hasText: "розрив" })).toHaveCount(6);
});

test("a newsroom that lost its latest articles has them go from the page, too", async ({ page, portal, watch }) => {
  watch.expect(/net::ERR_|Failed to load resource/);
  await chance(page, 0);
  await openLive(page, "/news");
  for (const number of [1, 2, 3]) await portal.publish(`Втрачена ${number}`);
  await expect(live.rows(page).filter({ hasText: "Втрачена" })).toHaveCount(3);
  await portal.restore();
  await isLive(page);
  await expect(live.rows(page).filter({ hasText: "Втрачена" })).toHaveCount(0);
  const hrefs = () => live.rows(page).locator(".row-title a").evaluateAll((links) => links.map((link) => link.getAttribute("href")?.split("/").at(-1)));
  await expect.poll(hrefs).toEqual(await portal.server.ids("limit=20"));
  await portal.publish("Після втрати");
  await expect(live.rows(page).first()).toContainText("Після втрати");
});
