import type { Page } from "@playwright/test";
import { open, parts, ready } from "../helper.ts";
import { type Portal, expect, test } from "../live/portal.ts";

/** Fills a portal with a list of seven pages. */
async function fill(portal: Portal): Promise<void> {
  for (let number = 1; number <= 100; number += 1) {
    const at = `2026-10-${String(1 + Math.floor(number / 4)).padStart(2, "0")}T${String(8 + (number % 4)).padStart(2, "0")}:00:00+03:00`;
    await portal.put(`o${number}`, { title: `Давня стаття ${number}`, lead: "Про те, що було в жовтні, і чим воно скінчилося.", published_at: at });
  }
}

const more = (page: Page) => page.getByRole("link", { name: "Показати ще" });

/** Adds pages until so many are shown. */
async function add(page: Page, pages: number): Promise<void> {
  for (let shown = 2; shown <= pages; shown += 1) {
    await more(page).click();
    await expect(parts.results(page)).toHaveCount(20 * shown);
    await expect(page).toHaveURL(`/news?page=${shown}`);
  }
}

const row = (page: Page, id: string) => page.locator(`#rows a[href="/news/${id}"]`).last();
const top = async (page: Page, id: string) => (await row(page, id).boundingBox())?.y ?? Number.NaN;

/** Puts a row where a reader would have it, and opens its article. */
async function read(page: Page, id: string): Promise<number> {
  await row(page, id).evaluate((link) => window.scrollBy(0, link.getBoundingClientRect().top - 200));
  const place = await top(page, id);
  await row(page, id).click();
  await expect(parts.heading(page)).toHaveText(/^Давня стаття/);
  await ready(page);
  return place;
}

async function isBackAt(page: Page, id: string, place: number): Promise<void> {
  await expect(parts.results(page)).toHaveCount(120);
  await expect(page).toHaveURL("/news?page=6");
  await expect.poll(async () => Math.abs((await top(page, id)) - place), { message: "pixels from the former place" }).toBeLessThanOrEqual(2);
  await expect(row(page, id)).toBeFocused();
}

test("back leads to the same row of a list with five added pages, after a reload too, and forward to the article", async ({ page, portal }) => {
  test.slow();
  await fill(portal);
  await open(page, "/news");
  await add(page, 6);
  portal.proxy.latency = 800;
  const place = await read(page, "o40");

  await page.goBack();
  await isBackAt(page, "o40", place);

  await page.goForward();
  await expect(parts.heading(page)).toHaveText("Давня стаття 40");
  await page.reload();
  await ready(page);
  await page.goBack();
  await isBackAt(page, "o40", place);

  // Loaded anew in the middle of the list.
  await page.reload();
  await isBackAt(page, "o40", place);
});

test("news that came meanwhile wait, and do not move the row that the reader comes back to", async ({ page, portal }) => {
  await fill(portal);
  await open(page, "/news");
  await add(page, 3);
  const place = await read(page, "o80");
  for (const title of ["Перша", "Друга", "Третя"]) await portal.publish(title);
  await expect(parts.latest(page).getByRole("listitem").first()).toContainText("Третя");
  await page.goBack();
  await expect.poll(async () => Math.abs((await top(page, "o80")) - place)).toBeLessThanOrEqual(2);
});

test("what was added is asked for once, and coming back asks for none of it again", async ({ page, portal }) => {
  await fill(portal);
  await open(page, "/news");
  const calls: string[] = [];
  page.on("request", (request) => {
    // The pointer comes to rest on rows, whose articles are asked for ahead.
    const { pathname, search } = new URL(request.url());
    if (pathname === "/api/v1/articles") calls.push(search.replace(/^.*&page=/, "page "));
  });
  await add(page, 4);
  expect(calls).toEqual(["page 2", "page 3", "page 4"]);
  await read(page, "o60");
  calls.length = 0;
  await page.goBack();
  await expect(parts.results(page)).toHaveCount(80);
  await ready(page);
  expect(calls).toEqual([]);
});

test("with the keyboard the focus goes on to the first row that was added", async ({ page, portal }) => {
  await fill(portal);
  await open(page, "/news");
  const last = await parts.results(page).last().getByRole("heading").textContent();
  await more(page).focus();
  await page.keyboard.press("Enter");
  await expect(parts.results(page)).toHaveCount(40);
  const added = parts.results(page).nth(20).getByRole("heading").getByRole("link");
  await expect(added).toBeFocused();
  await expect(added).toBeInViewport();
  await expect(page.getByRole("status").filter({ hasText: "Показано 40 з 132" })).toHaveCount(1);
  expect(await parts.results(page).nth(19).getByRole("heading").textContent()).toBe(last);
});

test("a page that cannot be added says so, and trying again adds it", async ({ page, watch, portal }) => {
  watch.expect(/Failed to load resource/);
  await fill(portal);
  await open(page, "/news");
  const second = (url: URL) => url.searchParams.get("page") === "2";
  await page.route(second, (route) => route.fulfill({ status: 500, body: "" }));
  await more(page).click();
  await expect(page.getByRole("alert")).toContainText("Не вдалося завантажити");
  await expect(parts.results(page)).toHaveCount(20);
  await page.unroute(second);
  await parts.retry(page).click();
  await expect(parts.results(page)).toHaveCount(40);
});

test("the address that a reader sends on shows the page that they have come to", async ({ page, portal, tab }) => {
  await fill(portal);
  await open(page, "/news");
  await add(page, 3);
  const first = await parts.results(page).nth(40).getByRole("heading").textContent();
  const other = await tab("/news?page=3");
  await expect(parts.results(other)).toHaveCount(20);
  await expect(parts.results(other).first().getByRole("heading")).toHaveText(first ?? "");
});

test("over a journey from home by a list and an article and back nothing shifts", async ({ page, portal }) => {
  await fill(portal);
  await page.addInitScript(() => {
    const shifts = { all: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      // What a press moves within half a second is no shift, but its answer.
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[]) if (!entry.hadRecentInput) shifts.all += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await open(page, "/");
  portal.proxy.latency = 800;
  await parts.navigation(page).getByRole("link", { name: "Новини" }).click();
  await expect(parts.results(page)).toHaveCount(20);
  await more(page).click();
  await expect(parts.results(page)).toHaveCount(40);
  await parts.results(page).nth(25).getByRole("heading").getByRole("link").click();
  await expect(parts.heading(page)).toHaveText(/стаття/i);
  await ready(page);
  await page.goBack();
  await expect(parts.results(page)).toHaveCount(40);
  await ready(page);
  expect(await page.evaluate(() => (window as unknown as { shifts: { all: number } }).shifts.all)).toBeLessThan(0.02);
});
