import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { asksForData, expect, parts, ready, test } from "../helper.ts";
import { dist } from "../settings.ts";

// From a static host a page comes without the API's answers. A script of the page begins the calls while the program is on
// its way; it names them a second time, and must not name others than the program asks for.
const index = join(dist, "index.html");

/** From here on pages come as from a static host: the bundle's own, whatever the address. */
async function fromStaticHost(page: Page): Promise<void> {
  const html = await readFile(index, "utf8");
  await page.route(
    (url) => !/^\/(api|media)\//.test(url.pathname),
    (route) => (route.request().resourceType() === "document" ? route.fulfill({ body: html, contentType: "text/html; charset=utf-8" }) : route.fallback()),
  );
}

for (const prefix of ["", "/en"]) {
  for (const [path, early] of [["/", 1], ["/news", 1], ["/news/1001", 1], ["/tags/osvita", 2], ["/regions/lvivska", 2], ["/communities/zhytomyrska", 2], ["/news?tag=osvita,voda", 0], ["/about", 0]] as const) {
    const address = `${prefix}${path}`.replace(/(?<=.)\/$/, "");
    test(`${address} from a static host begins ${early} of its calls before the program, and makes none twice`, async ({ page }) => {
      await fromStaticHost(page);
      const asked: string[] = [];
      let before = 0;
      page.on("request", (request) => {
        const { pathname, search } = new URL(request.url());
        if (asksForData(request)) asked.push(pathname + search);
      });
      await page.route(/_bg\.wasm$/, async (route) => {
        // The module is late: what is asked for now, the page itself asks for.
        await expect.poll(() => asked.length).toBe(early);
        before = asked.length;
        await route.fallback();
      });
      await page.goto(address);
      await ready(page);
      await expect(parts.heading(page)).toBeVisible();
      expect(before).toBe(early);
      expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
      expect(await page.evaluate(() => Object.keys((window as { early?: object }).early ?? {})), "each early call was taken").toEqual([]);
    });
  }
}

// The program at first waited for such a call without end: what aborts calls that last too long did not reach it.
test("a call that the page began and nobody answers ends in a message and a retry", async ({ page, watch }) => {
  watch.expect(/console: Failed to load resource/);
  const isArticle = (url: URL) => url.pathname === "/api/v1/articles/1001";
  await fromStaticHost(page);
  await page.clock.install();
  await page.route(isArticle, () => undefined);
  await page.goto("/news/1001");
  await expect(parts.latest(page).getByRole("listitem").first()).toBeVisible();
  await page.clock.fastForward(60_000);
  await expect(page.getByRole("alert")).toContainText("вчасно");
  await page.unroute(isArticle);
  await parts.retry(page).click();
  await expect(parts.heading(page)).toHaveText(/^Дортмунд і Житомир/);
});
