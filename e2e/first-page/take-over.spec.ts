import type { Page } from "@playwright/test";
import { asksForData, expect, ready, test, withoutStream } from "../helper.ts";
import { pages } from "../pages.ts";

declare global {
  interface Element {
    mark?: number;
  }
}

/** Holds the program back until it is let go. */
async function hold(page: Page): Promise<() => void> {
  let go: () => void = () => undefined;
  const gate = new Promise<void>((done) => {
    go = done;
  });
  await page.route(/\.wasm$/, async (route) => {
    await gate;
    await route.fallback();
  });
  return go;
}

/** Marks each element of the portal, so that another in its place is seen; answers how many there are. */
function mark(page: Page): Promise<number> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll("#portal *")];
    for (const [index, element] of all.entries()) element.mark = index;
    return all.length;
  });
}

/** The marks that are there now, in the order of the page, but for what comes when the page is alive: what is in the box of a map, and the
 * loader of the widget that is shown. */
function marks(page: Page): Promise<(number | undefined)[]> {
  return page.evaluate(() => [...document.querySelectorAll("#portal *:not(#map *, script)")].map((element) => element.mark));
}

/** The portal as HTML, but for that and for what the line above a live list says: it is empty until the page is alive. */
function html(page: Page): Promise<string> {
  return page.locator("#portal").evaluate((portal) => {
    const copy = portal.cloneNode(true) as HTMLElement;
    copy.querySelector("#map")?.replaceChildren();
    copy.querySelector("script")?.remove();
    return copy.innerHTML.replaceAll(/(?<=<p class="live-state").*?(?=<\/p>)/gs, "");
  });
}

for (const lang of ["uk", "en"] as const) {
  for (const shown of pages) {
    const path = lang === "uk" ? shown.path : `/en${shown.path}`.replace(/\/$/, "");
    test(`the program takes ${path} over as it was rendered, and asks for nothing`, async ({ page, watch }) => {
      if (shown.status !== 200) watch.expect(/console: Failed to load resource.*(404|410)/);
      const asked: string[] = [];
      page.on("request", (request) => {
        if (asksForData(request)) asked.push(request.url());
      });
      await withoutStream(page);
      const go = await hold(page);
      await page.goto(path);
      const count = await mark(page);
      expect(count).toBeGreaterThan(50);
      const before = await html(page);
      go();
      await ready(page);
      expect(await marks(page), "the same elements in the same order").toEqual([...Array(count).keys()]);
      expect(await html(page)).toBe(before);
      expect(asked, "calls that the rendering had made").toEqual([]);
    });
  }
}

test("text that a reader has selected stays selected, and the focus stays where it was", async ({ page }) => {
  const go = await hold(page);
  await page.goto("/news/1001");
  const selected = await page.evaluate(() => {
    const paragraph = document.querySelector("article .body p");
    if (!paragraph) throw new Error("no paragraph");
    getSelection()?.selectAllChildren(paragraph);
    document.querySelector<HTMLElement>(".latest a")?.focus({ preventScroll: true });
    getSelection()?.selectAllChildren(paragraph);
    return getSelection()?.toString() ?? "";
  });
  expect(selected.length).toBeGreaterThan(20);
  const focused = await page.evaluate(() => document.activeElement?.outerHTML);
  go();
  await ready(page);
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(selected);
  expect(await page.evaluate(() => document.activeElement?.outerHTML)).toBe(focused);
});

test("words that a reader has typed before the program came stay", async ({ page }) => {
  const go = await hold(page);
  await page.goto("/search");
  const field = page.getByRole("main").getByRole("combobox");
  await field.fill("школа");
  go();
  await ready(page);
  await expect(field).toHaveValue("школа");
});

test("a page that was changed on its way is built anew, and works", async ({ page, watch }) => {
  watch.expect(/hydration: built anew/);
  const go = await hold(page);
  await page.goto("/news");
  await page.evaluate(() => {
    const foreign = document.createElement("font");
    foreign.append("чуже");
    document.querySelector("#portal main h1")?.before(foreign);
  });
  go();
  await ready(page);
  expect(watch.complaints.length, "the change was seen").toBeGreaterThan(0);
  await expect(page.getByText("чуже")).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("article")).toHaveCount(20);
  await page.getByRole("navigation", { name: "Головна навігація" }).getByRole("link", { name: "Теги" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Теги");
});
