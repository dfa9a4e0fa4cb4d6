import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page, type Request, type Response } from "@playwright/test";
import { Newsroom } from "./newsroom.ts";
import { now } from "./settings.ts";
import { Watch } from "./watch.ts";

/** Every test: the demo's clock, and no complaint of the page at its end. Rows in view are asked for ahead only where a test says
 * so: elsewhere another test may just be withdrawing their articles. */
export const test = base.extend<{ watch: Watch; newsroom: Newsroom; looksAhead: boolean }>({
  looksAhead: [false, { option: true }],
  watch: [
    async ({ page, looksAhead }, use) => {
      const watch = new Watch(page);
      await page.clock.setFixedTime(now);
      if (!looksAhead) await page.addInitScript(onSlowLine);
      await use(watch);
      expect(watch.unexpected(), "the page complained").toEqual([]);
    },
    { auto: true },
  ],
  newsroom: async ({ request, context }, use) => {
    const newsroom = new Newsroom(request);
    await use(newsroom);
    // Nothing may still be asking for what is about to be withdrawn.
    for (const page of context.pages()) await page.close();
    await newsroom.withdrawAll();
  },
});

export { expect };

/** Runs in the page before all else: on such a line nothing is asked for ahead. */
export function onSlowLine(): void {
  Object.defineProperty(navigator, "connection", { value: { effectiveType: "2g", saveData: false }, configurable: true });
}

const loading = /^(Завантаження|Loading)/;

/** Waits until the page is whole and alive: its heading is there, and nothing on it is still loading. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator("html[data-alive]")).toHaveCount(1);
  await expect(page.locator("#skeleton")).toHaveCount(0);
  await expect(page.locator("main h1").first()).not.toHaveText(loading);
  await expect(page.getByText(loading)).toHaveCount(0);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** Opens an address as a link from elsewhere does, and waits until the page is whole. */
export async function open(page: Page, path: string): Promise<Response> {
  const response = await page.goto(path);
  if (!response) throw new Error(`${path} has no answer`);
  await ready(page);
  return response;
}

/** From here on pages come as from a static host: not rendered, and without the API's answers. */
export async function unrendered(page: Page): Promise<void> {
  await page.route(
    (url) => !url.pathname.startsWith("/api/"),
    async (route) => {
      if (route.request().resourceType() !== "document") return route.fallback();
      const answer = await route.fetch();
      const html = (await answer.text()).replace(/ data-rendered="\d+"/, "").replaceAll(/<script type="application\/json" data-path=.*?<\/script>/gs, "");
      await route.fulfill({ response: answer, body: html });
    },
  );
}

/** Whether a request is for a page's data. The stream of news is not, which every page follows, nor what stands in for it. */
export function asksForData(request: Request): boolean {
  const { pathname } = new URL(request.url());
  return request.method() === "GET" && pathname.startsWith("/api/") && !/^\/api\/v1\/(live|changes)$/.test(pathname);
}

/** From here on no stream of news is answered: lists stay as they came, whatever other tests publish. */
export async function withoutStream(page: Page): Promise<void> {
  await page.route("**/api/v1/live?*", () => undefined);
}

/** Fails on anything that WCAG 2.2 AA forbids and a machine can see. */
export async function axe(page: Page, where = ""): Promise<void> {
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]).analyze();
  const told = found.violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 4).map((node) => `${node.target.join(" ")}: ${node.any[0]?.message ?? node.failureSummary ?? ""}`);
    return `${id}: ${help} (${nodes.length} places)\n  ${places.join("\n  ")}`;
  });
  expect(told, `axe ${where}`).toEqual([]);
}

/** Nothing of the page lies beyond its width. */
export async function fitsWidth(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter((node) => node.getBoundingClientRect().right > root.clientWidth + 1);
    return [`${root.scrollWidth} of ${root.clientWidth} px`, ...wide.slice(0, 5).map((node) => `${node.tagName}.${node.className}`)];
  });
  expect(beyond, "beyond the width").toEqual([]);
}

/** The parts of a page, by their roles and names. */
export const parts = {
  heading: (page: Page) => page.getByRole("heading", { level: 1 }),
  navigation: (page: Page) => page.getByRole("navigation", { name: "Головна навігація" }),
  main: (page: Page) => page.getByRole("main"),
  latest: (page: Page) => page.getByRole("complementary", { name: "Останні новини" }),
  results: (page: Page) => page.getByRole("main").getByRole("article"),
  retry: (page: Page) => page.getByRole("button", { name: "Спробувати ще раз" }),
};
