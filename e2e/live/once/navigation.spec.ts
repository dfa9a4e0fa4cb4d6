import { parts, ready } from "../../helper.ts";
import { live, openLive } from "../look.ts";
import { expect, test } from "../portal.ts";

test("whoever goes through the portal keeps one stream, and each list that is opened later has what came before", async ({ page, portal, watch }) => {
  await openLive(page, "/");
  const to = async (name: string) => {
    await parts.navigation(page).getByRole("link", { name }).click();
    await ready(page);
  };
  await to("Новини");
  await expect(live.rows(page)).toHaveCount(20);
  await to("Теги");
  await portal.publish("Поки читали інше", { tags: ["osvita"] });
  await expect(live.latest(page).first()).toContainText("Поки читали інше");
  // The list of news may come from a cache that does not have it.
  await to("Новини");
  await expect(live.rows(page).first()).toContainText("Поки читали інше");
  await live.rows(page).first().getByRole("link", { name: "Освіта" }).click();
  await expect(page).toHaveURL("/tags/osvita");
  await ready(page);
  await expect(live.rows(page).first()).toContainText("Поки читали інше");
  await portal.publish("І на цій сторінці", { tags: ["osvita"] });
  await expect(live.rows(page).first()).toContainText("І на цій сторінці");
  await page.goBack();
  await ready(page);
  await expect(live.rows(page).first()).toContainText("І на цій сторінці");
  expect(portal.proxy.streamCalls.length).toBe(1);
  expect(portal.proxy.open).toBe(1);
  expect(portal.proxy.changesCalls).toEqual([]);
  expect(watch.loads).toBe(1);
});

test("a list whose answer comes from the browser's cache is brought up to date from what the tab has heard", async ({ page, portal }) => {
  await openLive(page, "/");
  const stale = await (await fetch(`${portal.server.address}/api/v1/articles?tag=osvita&limit=20&facets=community,region,tag&facet_limit=8`)).text();
  await portal.publish("Новіша за кеш", { tags: ["osvita"] });
  const gone = await portal.publish("Знята", { tags: ["osvita"] });
  await expect(live.latest(page).first()).toContainText("Знята");
  await portal.withdraw(gone);
  await expect(live.latest(page).first()).toContainText("Новіша за кеш");
  await page.route(
    (url) => url.pathname === "/api/v1/articles" && url.searchParams.get("tag") === "osvita",
    (route) => route.fulfill({ body: stale, contentType: "application/json" }),
  );
  await parts.navigation(page).getByRole("link", { name: "Теги" }).click();
  await parts.main(page).getByRole("link", { name: "Освіта" }).first().click();
  await expect(page).toHaveURL("/tags/osvita");
  await expect(live.rows(page).first()).toContainText("Новіша за кеш");
  await expect(live.rows(page).filter({ hasText: "Знята" })).toHaveCount(0);
  expect(portal.proxy.streamCalls.length).toBe(1);
});

test("a page that is left takes its stream along, and on return there is one again and nothing is missing", async ({ page, portal, watch }) => {
  watch.expect(/favicon/);
  await openLive(page, "/news");
  await portal.hasStreams(1);
  await page.goto("/robots.txt");
  await portal.hasStreams(0);
  await portal.publish("Поки були деінде");
  await page.goBack();
  await expect(live.rows(page).first()).toContainText("Поки були деінде");
  await portal.hasStreams(1);
});

test("later pages of a list, and searches, are not followed", async ({ page, portal }) => {
  await openLive(page, "/news?page=2");
  await expect(live.rows(page)).toHaveCount(12);
  await portal.publish("Не на другу сторінку");
  await expect(live.latest(page).first()).toContainText("Не на другу сторінку");
  await expect(live.rows(page)).toHaveCount(12);
  await expect(live.rows(page).filter({ hasText: "Не на другу" })).toHaveCount(0);
});
