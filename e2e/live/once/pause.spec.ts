import { open } from "../../helper.ts";
import { inState, isLive, live, openLive } from "../look.ts";
import { expect, test } from "../portal.ts";
import { wind } from "../time.ts";

test("who stops the updates has no stream and nothing new, also after a reload, and catches up on resuming", async ({ page, portal }) => {
  await openLive(page, "/news");
  await portal.hasStreams(1);
  const toggle = live.toggle(page);
  await expect(toggle).toHaveAccessibleName("Зупинити оновлення");
  await toggle.click();
  await inState(page, "paused");
  await expect(live.state(page)).toContainText("Оновлення зупинено, станом на 12:00");
  await expect(toggle).toHaveAccessibleName("Оновлювати наживо");
  await expect(toggle).toBeFocused();
  await portal.hasStreams(0);

  await portal.publish("Під час зупинки 1");
  await wind(page, 600);
  await expect(live.rows(page).first()).toContainText("Стаття 32");
  await toggle.click();
  await isLive(page);
  await expect(live.rows(page).first()).toContainText("Під час зупинки 1");

  await toggle.click();
  await inState(page, "paused");
  const calls = portal.proxy.streamCalls.length;
  await page.reload();
  await inState(page, "paused");
  await portal.publish("Під час зупинки 2");
  await wind(page, 600);
  await expect(live.rows(page).filter({ hasText: "Під час зупинки 2" })).toHaveCount(0);
  expect(portal.proxy.streamCalls.length).toBe(calls);
  expect(portal.proxy.changesCalls).toEqual([]);
  await toggle.click();
  await isLive(page);
  await expect(live.rows(page).first()).toContainText("Під час зупинки 2");
  await portal.hasStreams(1);
});

test("whoever stopped the updates before finds them stopped on the first page, and reads all of it", async ({ page, portal }) => {
  await page.addInitScript(() => localStorage.setItem("visnyk.live", "off"));
  await open(page, "/about");
  await inState(page, "paused");
  await expect(live.latest(page)).toHaveCount(12);
  await wind(page, 120);
  expect([...portal.proxy.streamCalls, ...portal.proxy.changesCalls]).toEqual([]);
});
