import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page, Route } from "@playwright/test";
import { expect, parts, ready, test } from "../../helper.ts";
import { dist } from "../../settings.ts";
import { trap } from "../trap.ts";

const glue = /\/visnyk-[0-9a-f]+\.js$/;
const module = /\/visnyk-[0-9a-f]+_bg\.wasm$/;

async function file(of: RegExp): Promise<Buffer> {
  const name = (await readdir(dist)).find((name) => of.test(`/${name}`));
  return readFile(join(dist, name ?? ""));
}

const wasm = (body: Buffer) => (route: Route) => route.fulfill({ contentType: "application/wasm", body });
const gone = (route: Route) => route.fulfill({ status: 404, contentType: "text/html", body: "<!doctype html><title>404</title>" });

/** Ways in which the program does not arrive, or is not the one of the page. */
const ways: [name: string, what: RegExp, how: (route: Route) => Promise<void>][] = [
  ["the glue of a version that is gone from the server", glue, gone],
  ["a glue that a proxy blocks", glue, (route) => route.abort("blockedbyclient")],
  ["a login page in place of the glue", glue, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Вхід</title>" })],
  ["a glue that is cut off", glue, async (route) => route.fulfill({ contentType: "text/javascript", body: (await file(glue)).subarray(0, 3_000) })],
  ["a module of a version that is gone from the server", module, gone],
  ["a module that a proxy blocks", module, (route) => route.abort("blockedbyclient")],
  ["a module whose connection is reset", module, (route) => route.abort("connectionreset")],
  ["a login page in place of the module", module, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Вхід</title>" })],
  ["a module that is cut off", module, async (route) => wasm((await file(module)).subarray(0, 50_000))(route)],
  ["an empty module", module, wasm(Buffer.alloc(0))],
  ["the module of another program", module, async (route) => wasm(await file(/\/visnyk-later-[0-9a-f]+\.wasm$/))(route)],
  ["a program that falls as it starts", module, wasm(Buffer.from(trap))],
];

const bar = (page: Page) => page.locator("#panic-bar");
const complaints = [/net::ERR_/, /Failed to (fetch|load)/, /WebAssembly|unreachable|wasm/i, /SyntaxError|Unexpected|Invalid or unexpected/, /TypeError|MIME/];

test("with each way in which the program can fail to arrive, a rendered page is read and left by its links, and offers a reload", async ({ page, watch }) => {
  test.slow();
  watch.expect(...complaints);
  for (const [name, what, how] of ways) {
    await page.route(what, how);
    await page.goto("/news");
    await expect(bar(page), name).toBeVisible();
    await expect(bar(page)).toContainText("кнопки можуть не працювати");
    await expect(parts.results(page), name).toHaveCount(20);
    const before = watch.loads;
    await parts.results(page).first().getByRole("heading").getByRole("link").click();
    await expect(page, name).toHaveURL(/\/news\/./);
    await expect(bar(page), name).toBeVisible();
    expect(watch.loads, `${name}: no reload but the reader's`).toBe(before + 1);
    await page.unroute(what, how);
    await Promise.all([page.waitForEvent("load"), bar(page).getByRole("link").click()]);
    await ready(page);
    await expect(bar(page), name).toBeHidden();
  }
});

test("a page that only the program could have built says so in place of loading for ever, and a reload helps", async ({ page, watch }) => {
  test.slow();
  watch.expect(...complaints);
  await page.route(
    (url) => !url.pathname.startsWith("/api/"),
    async (route) => {
      if (route.request().resourceType() !== "document") return route.fallback();
      return route.fulfill({ contentType: "text/html; charset=utf-8", body: await readFile(join(dist, "index.html")) });
    },
  );
  for (const [name, what, how] of ways) {
    const before = watch.loads;
    await page.route(what, how);
    await page.goto("/news");
    await expect(bar(page), name).toBeVisible();
    await expect(page.getByText("Завантаження"), name).toHaveCount(0);
    await expect(page.locator("[aria-busy=true]"), name).toHaveCount(0);
    expect(watch.loads, `${name}: no reload by itself`).toBe(before + 1);
    await page.unroute(what, how);
    await bar(page).getByRole("link").click();
    await ready(page);
    await expect(parts.results(page), name).toHaveCount(20);
    await expect(bar(page), name).toBeHidden();
  }
});

test("a module that comes under another type than its own runs all the same", async ({ page }) => {
  await page.route(module, async (route) => route.fulfill({ contentType: "application/octet-stream", body: await file(module) }));
  await page.goto("/news");
  await ready(page);
  await expect(bar(page)).toBeHidden();
});
