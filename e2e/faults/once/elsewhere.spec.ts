import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, parts, ready, test as base } from "../../helper.ts";
import { base as newsroom, dist } from "../../settings.ts";
import { Middle } from "../middle.ts";
import { message } from "../portal.ts";

/** The bundle on a static host, and its API on another origin. */
const test = base.extend<{ site: Middle; api: Middle }>({
  api: async ({}, use) => {
    const api = await Middle.new(newsroom);
    await use(api);
    await api.end();
  },
  site: async ({ api }, use) => {
    const site = await Middle.new(newsroom);
    const html = await readFile(join(dist, "index.html"), "utf8");
    site.index = html.replace(/(id="?visnyk-config"?>)\{\}/, `$1{"api":"${api.address}"}`);
    await use(site);
    await site.end();
  },
  baseURL: async ({ site }, use) => {
    await use(site.address);
  },
});

const pages = ["/", "/news", "/news/1001", "/tags", "/tags/osvita", "/regions", "/regions/lvivska", "/communities", "/communities/nemyrivska", "/search?q=школа", "/about"];

/** Presses the button of each message there is. */
async function tryAll(page: Page): Promise<void> {
  await message(page).evaluateAll((alerts) => alerts.forEach((alert) => alert.querySelector("button")?.click()));
}

for (const [name, harm, mend] of [
  ["without its CORS header", (api: Middle) => Promise.resolve(api.rewrite((body) => body)), (api: Middle) => Promise.resolve(api.mend())],
  ["that refuses connections", (api: Middle) => api.stop(), (api: Middle) => api.start()],
] as const) {
  test(`an API on another origin ${name} is told of as unreachable on each page, and trying again works`, async ({ page, watch, api }) => {
    test.slow();
    watch.expect(/blocked by CORS policy/, /net::ERR_/, /Failed to load resource/);
    for (const path of pages) {
      await harm(api);
      await page.goto(path);
      await expect(message(page).first(), path).toContainText("Немає зв’язку з порталом");
      await expect(parts.heading(page), path).toBeVisible();
      await expect(parts.navigation(page).getByRole("link", { name: "Новини" })).toBeVisible();
      await mend(api);
      await tryAll(page);
      await ready(page);
      await expect(parts.latest(page).getByRole("listitem").first(), path).toBeVisible();
      await expect(message(page), path).toHaveCount(0);
    }
  });
}

test("an API that comes and goes while the reader goes from page to page costs no page its shell", async ({ page, watch, api }) => {
  watch.expect(/net::ERR_/, /Failed to load resource/);
  await page.goto("/about");
  await ready(page);
  await api.stop();
  await parts.navigation(page).getByRole("link", { name: "Теги" }).click();
  await expect(message(page).first()).toContainText("Немає зв’язку з порталом");
  await parts.navigation(page).getByRole("link", { name: "Новини" }).click();
  await expect(message(page).first()).toContainText("Немає зв’язку з порталом");
  await api.start();
  await tryAll(page);
  await expect(parts.results(page)).toHaveCount(20);
  expect(watch.loads).toBe(1);
});
