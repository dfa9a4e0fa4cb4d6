import { axe, expect, fitsWidth, open, parts, ready, test, withoutStream } from "../helper.ts";
import { shifts } from "../shifts.ts";
import { askedForShapes, caption, onShapes, unit, units } from "./shown.ts";

// Whoever spares data sees a button in place of the map.
test.use({ looksAhead: true });

test.beforeEach(async ({ page }) => withoutStream(page));

test("the map's links are those of the list, in its order and with its counts", async ({ page }) => {
  await open(page, "/regions");
  const links = await units(page);
  const drawn = await links.evaluateAll((all) => all.map((link) => `${link.getAttribute("href")} ${link.getAttribute("aria-label")}`));
  const listed = await page.locator(".region-list li").evaluateAll((all) =>
    all.map((item) => {
      const count = item.querySelector(".region-list-about")?.textContent?.split("·")[0]?.trim() ?? "";
      return `${item.querySelector("a")?.getAttribute("href")} ${item.querySelector("a")?.textContent}, ${count}`;
    }),
  );
  expect(drawn).toEqual(listed);
  expect(drawn.join()).toContain("Автономна Республіка Крим");
});

test("the shapes are asked for once, when the map is near, and kept for ever", async ({ page }) => {
  const asked = askedForShapes(page);
  await open(page, "/");
  await expect(page.locator("#map")).not.toBeInViewport();
  expect(asked, "before the map is near").toEqual([]);
  const answered = page.waitForResponse(/\/shapes-/);
  await units(page);
  const answer = await answered;
  expect(answer.headers()["cache-control"]).toContain("immutable");
  expect(answer.headers()["content-encoding"]).toBe("br");
  await parts.navigation(page).getByRole("link", { name: "Області" }).click();
  await units(page);
  await unit(page, "Львівська область").click();
  await expect(page.getByRole("img", { name: "Карта: Львівська область" })).toBeVisible();
  expect(asked.length, asked.join(", ")).toBe(1);
});

test("a region that has the focus is named beside the map and marked in the list, and Enter opens its page", async ({ page, watch }) => {
  await open(page, "/regions");
  const links = await units(page);
  await page.locator(".page-lead").click();
  await page.keyboard.press("Tab");
  await expect(links.first(), "the first stop is the first of the list").toBeFocused();
  await expect(caption(page)).toContainText("Автономна Республіка Крим");
  await page.keyboard.press("Tab");
  await expect(links.nth(1)).toBeFocused();
  await expect(caption(page)).toContainText(/Вінницька область\s*\d+\sнов/);
  await expect(page.locator(".region-list li.lit")).toHaveText(/^\s*Вінницька область/);
  const width = await links.nth(1).locator("path").evaluate((path) => getComputedStyle(path).strokeWidth);
  expect(width, "the focus is seen").toBe("3px");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/regions/vinnytska");
  await expect(parts.heading(page)).toBeFocused();
  expect(watch.loads, "documents").toBe(1);
});

test("what is pointed at in the list is ringed on the map, and the other way round", async ({ page }) => {
  await open(page, "/regions");
  await units(page);
  await expect(page.locator(".map-ring")).toHaveCount(0);
  await page.locator(".region-list").getByRole("link", { name: "Полтавська область" }).hover();
  await expect(caption(page)).toContainText("Полтавська область");
  const ring = await page.locator("path.map-ring").getAttribute("d");
  expect(ring).toBe(await unit(page, "Полтавська область").locator("path").getAttribute("d"));
  await unit(page, "Сумська область").hover();
  await expect(page.locator(".region-list li.lit")).toHaveText(/^\s*Сумська область/);
});

test("a tap on a region opens its page", async ({ page, watch, hasTouch }) => {
  await open(page, "/regions");
  await units(page);
  const poltava = unit(page, "Полтавська область");
  await (hasTouch ? poltava.tap() : poltava.click());
  await expect(page).toHaveURL("/regions/poltavska");
  await ready(page);
  expect(watch.loads).toBe(1);
});

for (const path of ["/", "/regions"]) {
  test(`on ${path} Kyiv and Sevastopol are large enough for a finger on a window of 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, path);
    await units(page);
    await fitsWidth(page);
    for (const slug of ["kyiv", "sevastopol"]) {
      const hits = await page.locator(`svg.map a[data-unit=${slug}] circle`).evaluate((circle) => {
        circle.scrollIntoView({ block: "center" });
        const { left, top, width, height } = circle.getBoundingClientRect();
        const around = [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => (eighth * Math.PI) / 4);
        const points = around.map((angle) => [left + width / 2 + Math.cos(angle) * 11.9, top + height / 2 + Math.sin(angle) * 11.9] as const);
        const met = points.map(([x, y]) => document.elementFromPoint(x, y)?.closest("a")?.getAttribute("data-unit") ?? "nothing");
        return { width, height, met };
      });
      expect(Math.min(hits.width, hits.height), slug).toBeGreaterThanOrEqual(24);
      expect(new Set(hits.met), slug).toEqual(new Set([slug]));
    }
  });
}

test("shapes that do not come are told quietly, the list stays, and trying again works", async ({ page, watch }) => {
  watch.expect(/console: Failed to load resource.*shapes/);
  let fails = true;
  await onShapes(page, (route) => (fails ? route.fulfill({ status: 500, body: "" }) : route.fallback()));
  await open(page, "/regions");
  await expect(page.locator("#map")).toContainText("Карта не завантажилася");
  await expect(page.locator(".region-list li")).toHaveCount(27);
  await expect(page.getByRole("alert")).toHaveCount(0);
  fails = false;
  await page.locator("#map").getByRole("button").click();
  await units(page);
});

test("a reader who spares data is asked before the shapes are asked for", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("visnyk.data-saver", "on"));
  const asked = askedForShapes(page);
  await open(page, "/regions");
  const show = page.getByRole("button", { name: "Показати карту" });
  await expect(show).toBeVisible();
  expect(asked).toEqual([]);
  await show.focus();
  await page.keyboard.press("Enter");
  await units(page);
  expect(asked.length).toBe(1);
  await page.keyboard.press("Tab");
  await expect(page.locator("svg.map a").first(), "the keyboard goes on at the map").toBeFocused();
});

test("nothing moves when the map comes late", async ({ page }) => {
  const moved = await shifts(page);
  await onShapes(page, async (route) => {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await route.continue();
  });
  for (const path of ["/regions", "/regions/lvivska", "/news/1003", "/"]) {
    await open(page, path);
    await page.locator("#map").scrollIntoViewIfNeeded();
    await expect(page.locator("svg.map")).toBeVisible();
  }
  expect(await moved()).toBeLessThan(0.02);
});

test("an article with a region and no picture shows where the region lies, one with a picture does not", async ({ page }) => {
  await open(page, "/news/1003");
  await expect(page.getByRole("img", { name: "Карта: Житомирська область" })).toBeVisible();
  await expect(page.locator("#map a")).toHaveCount(0);
  await open(page, "/news/1001");
  await expect(page.locator("#map")).toHaveCount(0);
});

for (const path of ["/", "/regions", "/regions/kyiv", "/news/1003", "/en/regions", "/en"]) {
  test(`axe finds nothing on ${path} with its map, in light and dark`, async ({ page }) => {
    await open(page, path);
    await page.locator("#map").scrollIntoViewIfNeeded();
    await expect(page.locator("svg.map")).toBeVisible();
    await axe(page, "light");
    await page.emulateMedia({ colorScheme: "dark" });
    await axe(page, "dark");
  });
}
