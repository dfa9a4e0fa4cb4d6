import { inState, isLive, live, openLive } from "../look.ts";
import { expect, test } from "../portal.ts";

for (const count of [2, 10]) {
  test(`${count} tabs of one browser share one stream, and all show what comes`, async ({ page, portal, tab }) => {
    test.slow(count > 2);
    await openLive(page, "/news");
    const tabs = [page];
    for (let number = 1; number < count; number += 1) tabs.push(await tab(number % 2 ? "/about" : "/tags/osvita"));
    for (const each of tabs) await isLive(each);
    await portal.publish("До всіх вкладок", { tags: ["osvita"] });
    // Lists of tabs that are not in front hold it back or show it: in the aside's markup or its pill it is there.
    for (const each of tabs) await expect(live.latest(each).first()).toContainText("До всіх вкладок");
    expect(await portal.server.streams()).toBe(1);
    expect(portal.proxy.streamCalls.length, "one for all, from the first tab to the last").toBe(1);
  });
}

test("when the tab that connects is closed, another does within five seconds, and nothing is lost", async ({ page, portal, tab }) => {
  await openLive(page, "/news");
  const [second, third] = [await tab("/news"), await tab("/about")];
  for (const each of [second, third]) await isLive(each);
  await portal.hasStreams(1);
  await page.close();
  await portal.publish("Під час заміни 1");
  await portal.hasStreams(1, 5_000);
  await portal.publish("Під час заміни 2");
  for (const each of [second, third]) {
    await expect(live.latest(each).filter({ hasText: "Під час заміни" })).toHaveCount(2);
    await inState(each, "live");
  }
  expect(portal.proxy.streamCalls.length).toBe(2);
  expect(portal.proxy.open).toBe(1);
});

test("tabs that do not connect tell how the one that does stands", async ({ page, portal, tab, watch }) => {
  watch.expect(/net::ERR_|Failed to load resource/);
  await openLive(page, "/news");
  const second = await tab("/about");
  await isLive(second);
  portal.proxy.retryAfter = 600;
  portal.proxy.cut();
  await inState(page, "reconnecting");
  await inState(second, "reconnecting");
  await expect(live.state(second)).toContainText("Відновлюємо зв’язок, станом на 12:00");
});

test("a tab whose reader stopped the updates stops them in the other tabs of the browser only by their own wish", async ({ page, portal, tab }) => {
  await openLive(page, "/news");
  const second = await tab("/about");
  await isLive(second);
  await live.toggle(page).click();
  await inState(page, "paused");
  await portal.publish("Далі в другій");
  await expect(live.latest(second).first()).toContainText("Далі в другій");
  await portal.hasStreams(1);
  await expect(live.latest(page).first()).toContainText("Стаття 32");
});
