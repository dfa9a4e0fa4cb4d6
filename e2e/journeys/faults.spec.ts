import type { Page, Route } from "@playwright/test";
import { expect, parts, test, unrendered, withoutStream } from "../helper.ts";

/** Ways in which a call can fail, each with what the browser itself will say of it. */
const faults: { name: string; fail: (route: Route) => Promise<void> }[] = [
  { name: "a server error", fail: (route) => route.fulfill({ status: 500, json: { title: "broken" } }) },
  { name: "JSON that is cut off", fail: (route) => route.fulfill({ status: 200, contentType: "application/json", body: '{"items":[{"id":"1"' }) },
  { name: "a login page with status 200", fail: (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html><title>Вхід</title><form>" }) },
  { name: "a connection that breaks", fail: (route) => route.abort("connectionreset") },
  { name: "a server that is busy", fail: (route) => route.fulfill({ status: 503, headers: { "retry-after": "7" }, body: "" }) },
];

/** The calls whose failure a page must survive. */
const calls: { name: string; path: string; api: (url: URL) => boolean; shown: (page: Page) => ReturnType<Page["locator"]> }[] = [
  {
    name: "list",
    path: "/news",
    api: (url) => url.pathname === "/api/v1/articles" && url.searchParams.has("facets"),
    shown: (page) => parts.results(page),
  },
  {
    name: "article",
    path: "/news/1001",
    api: (url) => url.pathname === "/api/v1/articles/1001",
    shown: (page) => page.getByRole("heading", { level: 1, name: /^Дортмунд і Житомир/ }),
  },
  {
    name: "latest news",
    path: "/about",
    api: (url) => url.pathname === "/api/v1/articles" && !url.searchParams.has("facets"),
    shown: (page) => parts.latest(page).getByRole("listitem"),
  },
];

for (const call of calls) {
  for (const fault of faults) {
    test(`${fault.name} in answer to the ${call.name} is told, and trying again works`, async ({ page, watch }) => {
      watch.expect(/console: Failed to load resource/, /request: net::ERR_(CONNECTION_RESET|FAILED)/);
      await unrendered(page);
      // As soon as it heard from the newsroom the page would ask again by itself.
      await withoutStream(page);
      await page.route(call.api, fault.fail);
      await page.goto(call.path);

      const retry = parts.retry(page);
      await expect(retry).toHaveCount(1);
      const alert = page.getByRole("alert").filter({ has: retry });
      await expect(alert).toContainText("Не вдалося завантажити");
      await expect(alert).toContainText(/[а-яіїєґ]{3,} [а-яіїєґ]+.*\./i);

      // The rest of the page is as ever.
      await expect(parts.navigation(page).getByRole("link", { name: "Новини" })).toBeVisible();
      await expect(page.getByRole("contentinfo")).toBeVisible();
      if (call.name !== "latest news") await expect(parts.latest(page).getByRole("listitem").first()).toBeVisible();

      await page.unroute(call.api, fault.fail);
      await retry.click();
      await expect(call.shown(page).first()).toBeVisible();
      await expect(retry).toHaveCount(0);
      expect(watch.loads).toBe(1);
    });
  }
}

test("a call without any answer ends in a message and a retry", async ({ page, watch }) => {
  watch.expect(/console: Failed to load resource/);
  const list = calls[0];
  if (!list) throw new Error("no list");
  await unrendered(page);
  await page.clock.install();
  await page.route(list.api, () => undefined);
  await page.goto(list.path);
  await expect(parts.latest(page).getByRole("listitem").first()).toBeVisible();
  await page.clock.fastForward(60_000);
  await expect(page.getByRole("alert")).toContainText("вчасно");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await parts.retry(page).click();
  await expect(parts.results(page).first()).toBeVisible();
});
