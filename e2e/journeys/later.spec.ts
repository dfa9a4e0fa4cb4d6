import type { Page } from "@playwright/test";
import { expect, open, parts, ready, test, unrendered } from "../helper.ts";

// Some pages come with a part of the program of its own, which the first page does without.
const part = /\/visnyk-later-[0-9a-f]+\.wasm$/;
const later: [path: string, heading: string][] = [
  ["/tags", "Теги"],
  ["/regions", "Області"],
  ["/communities", "Громади"],
  ["/about", "Про портал"],
  ["/accessibility", "Доступність"],
  ["/widgets", "Віджет для сайту"],
  ["/en/tags", "Tags"],
  ["/en/about", "About"],
];

/** How often the part was asked for. */
function counted(page: Page): { count: number } {
  const asked = { count: 0 };
  page.on("request", (request) => {
    if (part.test(request.url())) asked.count += 1;
  });
  return asked;
}

for (const path of ["/", "/news", "/news/1001", "/tags/osvita", "/search"]) {
  test(`${path} is whole and alive without the later part`, async ({ page, watch }) => {
    watch.expect(/ERR_FAILED/, /Failed to (fetch|load)/);
    const asked = counted(page);
    await page.route(part, (route) => route.abort());
    await open(page, path);
    await expect.poll(() => asked.count, { message: "asked for at leisure" }).toBeGreaterThan(0);
    await expect(page.getByRole("alert").filter({ visible: true })).toHaveCount(0);
    await parts.navigation(page).getByRole("link", { name: "Новини" }).click();
    await expect(parts.results(page).first()).toBeVisible();
  });
}

for (const [path, heading] of later) {
  test(`${path} from an address has its part asked for beside the program, once`, async ({ page }) => {
    const asked = counted(page);
    let before = 0;
    await page.route(/_bg\.wasm$/, async (route) => {
      // The program is late: what is asked for now, the page itself asks for.
      await expect.poll(() => asked.count).toBe(1);
      before = asked.count;
      await route.fallback();
    });
    await open(page, path);
    await expect(parts.heading(page)).toHaveText(heading);
    expect([before, asked.count]).toEqual([1, 1]);
  });
}

test("a page of the later part from a static host shows its heading while the part is on its way, and works", async ({ page }) => {
  await unrendered(page);
  let go: () => void = () => undefined;
  const gate = new Promise<void>((done) => (go = done));
  await page.route(part, async (route) => {
    await gate;
    await route.fallback();
  });
  await page.goto("/tags");
  await expect(page.locator("html[data-alive]")).toHaveCount(1);
  await expect(parts.heading(page)).toHaveText("Теги");
  await expect(parts.main(page).locator(".skeleton-list")).toBeVisible();
  go();
  await parts.main(page).getByRole("searchbox").fill("здоров");
  await expect(parts.main(page).locator(".index a").first()).toHaveText(/здоров/i);
});

test("a reader goes to pages of the later part by link and back, within one document", async ({ page, watch }) => {
  const asked = counted(page);
  await open(page, "/");
  await parts.navigation(page).getByRole("link", { name: "Теги" }).click();
  await expect(parts.heading(page)).toHaveText("Теги");
  await expect(page).toHaveTitle(/^Теги/);
  await expect(parts.heading(page)).toBeFocused();
  await ready(page);
  await parts.main(page).getByRole("searchbox").fill("освіт");
  await expect(parts.main(page).locator(".index a")).toHaveText([/освіта/i]);

  await parts.main(page).locator(".index a").click();
  await expect(page).toHaveURL("/tags/osvita");
  await expect(parts.results(page).first()).toBeVisible();
  await page.goBack();
  await expect(parts.heading(page)).toHaveText("Теги");
  await page.goBack();
  await expect(parts.heading(page)).toHaveText(/^Вісник/);
  await page.goForward();
  await expect(parts.heading(page)).toHaveText("Теги");
  await page.getByRole("contentinfo").getByRole("link", { name: "Про портал" }).click();
  await expect(parts.heading(page)).toHaveText("Про портал");
  await expect(parts.heading(page)).toBeFocused();
  expect([watch.loads, asked.count]).toEqual([1, 1]);
});

test("the part comes at leisure, and its pages are there at once when they are opened", async ({ page }) => {
  const came = page.waitForResponse(part);
  await open(page, "/news");
  const link = page.getByRole("contentinfo").getByRole("link", { name: "Про портал" });
  await (await came).finished();
  // In the same tick: there is nothing that could stand in for it.
  const heading = () => link.evaluate((link: HTMLElement) => (link.click(), document.querySelector("main h1")?.nextElementSibling?.className));
  await expect.poll(heading).toBe("body");
});

test("a part that cannot be had costs its page alone, and trying again works", async ({ page, context, watch }) => {
  watch.expect(/ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/, /Failed to (fetch|load)/);
  await page.route(part, (route) => route.abort());
  await open(page, "/news");
  await context.setOffline(true);
  await page.getByRole("contentinfo").getByRole("link", { name: "Про портал" }).click();
  const alert = page.getByRole("alert").filter({ has: parts.retry(page) });
  await expect(alert).toContainText("Не вдалося завантажити");
  await expect(parts.heading(page)).toHaveCount(0);
  await expect(parts.latest(page).getByRole("listitem").first()).toBeVisible();
  for (let tries = 0; tries < 3; tries += 1) {
    await parts.retry(page).click();
    await expect(alert).toBeVisible();
  }

  await context.setOffline(false);
  await page.unroute(part);
  await parts.retry(page).click();
  await expect(parts.heading(page)).toHaveText("Про портал");
  await expect(parts.heading(page)).toBeFocused();
  await expect(page).toHaveTitle(/^Про портал/);
  await expect(alert).toHaveCount(0);
  expect(watch.loads).toBe(1);
});

test("where a newer program has replaced this one and its part is gone, trying again brings the page itself", async ({ page, watch }) => {
  watch.expect(/status of 404/, /ERR_FAILED/, /Failed to (fetch|load)/, /TypeError|CompileError/);
  await page.route(part, (route) => route.fulfill({ status: 404, contentType: "text/plain", body: "gone" }));
  await open(page, "/news");
  await page.getByRole("contentinfo").getByRole("link", { name: "Про портал" }).click();
  await parts.retry(page).click();
  await expect(parts.retry(page)).toBeVisible();
  await page.unroute(part);
  await page.route(part, (route) => (watch.loads > 1 ? route.fallback() : route.abort()));
  await parts.retry(page).click();
  await expect(parts.heading(page)).toHaveText("Про портал");
  await ready(page);
  expect(watch.loads).toBe(2);
});

test("a rendered page whose part fails at first stays readable, and comes alive with the part", async ({ page, watch }) => {
  watch.expect(/ERR_FAILED/, /Failed to (fetch|load)/);
  let tries = 0;
  await page.route(part, (route) => {
    tries += 1;
    return tries < 3 ? route.abort() : route.fallback();
  });
  await page.goto("/tags");
  await expect.poll(() => tries).toBeGreaterThan(1);
  await expect(parts.heading(page)).toHaveText("Теги");
  await expect(page.getByRole("alert").filter({ visible: true })).toHaveCount(0);
  await ready(page);
  await parts.main(page).getByRole("searchbox").fill("освіт");
  await expect(parts.main(page).locator(".index a")).toHaveText([/освіта/i]);
});
