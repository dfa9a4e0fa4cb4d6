import type { Page } from "@playwright/test";
import { expect, onSlowLine, ready, test as base } from "../helper.ts";
import { filled } from "../live/fill.ts";
import { Server } from "../live/server.ts";
import { Watch } from "../watch.ts";

export { expect };

/** A newsroom of the test's own, that it can stop; the browser has the worker, and its own clock. */
export const test = base.extend<{ server: Server }, { filled: Server }>({
  serviceWorkers: "allow",
  filled,
  server: async ({ filled }, use) => {
    const server = await Server.new(filled.folder);
    await use(server);
    await server.end();
  },
  baseURL: async ({ server }, use) => {
    await use(server.address);
  },
  watch: async ({ page, context }, use) => {
    await context.addInitScript(onSlowLine);
    const watch = new Watch(page);
    // What cannot be had is what these tests are about: the browser says so, and has a dozen words for a newsroom that is gone.
    watch.expect(/Failed to load resource/, /request: net::ERR_/);
    await use(watch);
    expect(watch.unexpected(), "the page complained").toEqual([]);
  },
});

/** Opens a page as a reader does who has the worker already, or gets it now. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await ready(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

/** Forgets what the browser itself still takes for fresh: for some seconds it would ask nobody, and be right. */
export async function later(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.clearBrowserCache");
  await session.detach();
}

/** Waits until an answer is kept in this browser. */
export async function isKept(page: Page, path: string, kept = true): Promise<void> {
  const find = () => page.evaluate(async (url) => Boolean(await caches.match(url)), path);
  await expect.poll(find, { message: `${path} is kept` }).toBe(kept);
}

/** The line that says how old a page is. */
export const age = (page: Page) => page.locator(".kept-note");

/** The addresses of what is asked for on behalf of pages. */
export const paths = {
  home: "/api/v1/articles?lang=uk&limit=14",
  list: "/api/v1/articles?lang=uk&limit=20&facets=community,region,tag&facet_limit=8",
  article: (id: string) => `/api/v1/articles/${id}`,
};
