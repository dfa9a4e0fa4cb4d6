import { inState, isLive, live, settled, untilAnswered } from "../look.ts";
import { open } from "../../helper.ts";
import { expect, test } from "../portal.ts";
import { chance, stopTime, wind } from "../time.ts";

// Minutes pass in a moment here: what the browser's cache may keep for five seconds it must not keep. A request that a test could
// change is not answered by it.
test.beforeEach(async ({ page }) => {
  await page.route("**/api/v1/changes*", (route) => route.continue());
});

test("behind a proxy that holds streams back, two tries are made, and from then on lists are asked for every minute", async ({ page, portal }) => {
  await chance(page, 0.5);
  portal.proxy.buffers = true;
  await open(page, "/news");
  await expect.poll(() => portal.proxy.open).toBe(1);
  await stopTime(page);
  // Ten seconds without a word, and a plain call that is answered.
  await untilAnswered(page, () => wind(page, 10));
  expect(portal.proxy.changesCalls.length).toBe(1);
  await inState(page, "reconnecting");
  await portal.hasStreams(0);
  // Half of a minute until the second try, which gets ten seconds, too.
  await wind(page, 30);
  await expect.poll(() => portal.proxy.open).toBe(1);
  await untilAnswered(page, () => wind(page, 10));
  await inState(page, "polling");
  await expect(live.state(page)).toContainText("Оновлюється щохвилини, станом на 12:00");
  expect(portal.proxy.streamCalls.length).toBe(2);

  await portal.publish("Надійшла без потоку");
  await wind(page, 31);
  await expect(live.rows(page).first()).toContainText("Надійшла без потоку");
  // Time stands still here, also for rows that wait until others have come to rest.
  await settled(page);
  await portal.publish("І ця");
  await wind(page, 57);
  await expect(live.rows(page).first()).toContainText("І ця");
  await inState(page, "polling");
  await portal.hasStreams(0);
  expect(portal.proxy.streamCalls.length).toBe(2);

  // A quarter of an hour: a call a minute, and a stream at times, in case the proxy is gone.
  const calls = () => portal.proxy.streamCalls.length + portal.proxy.changesCalls.length;
  const before = calls();
  for (let step = 0; step < 90; step += 1) {
    await wind(page, 10);
    await settled(page);
  }
  expect(calls() - before).toBeGreaterThan(8);
  expect(calls() - before).toBeLessThanOrEqual(18);
});

test("when the proxy lets streams through again, the page is live again", async ({ page, portal }) => {
  await chance(page, 0.5);
  portal.proxy.buffers = true;
  await open(page, "/news");
  await expect.poll(() => portal.proxy.open).toBe(1);
  await untilAnswered(page, () => wind(page, 10));
  await wind(page, 31);
  await expect.poll(() => portal.proxy.streamCalls.length).toBe(2);
  await untilAnswered(page, () => wind(page, 11));
  await inState(page, "polling");
  portal.proxy.buffers = false;
  // Ten polls, of which each waits for the one before, and then a stream.
  await expect
    .poll(
      async () => {
        await wind(page, 10);
        return portal.proxy.streamCalls.length;
      },
      { intervals: [50] },
    )
    .toBe(3);
  await isLive(page);
  await expect(live.state(page)).toHaveText("Наживо");
  await portal.publish("Знову потоком");
  await expect(live.rows(page).first()).toContainText("Знову потоком");
});
