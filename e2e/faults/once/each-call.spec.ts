import type { Request, Route } from "@playwright/test";
import { asksForData, expect, parts, ready, test, unrendered } from "../../helper.ts";
import { ownTime } from "../../live/time.ts";
import { now } from "../../settings.ts";
import { call, isCall, latest, pages } from "../calls.ts";

/** The call has no answer: time is wound on once the others have theirs. */
const late = "no answer in time";

/** Ways in which any call can fail. */
const faults: Record<string, (route: Route) => Promise<void>> = {
  "an error of the server": (route) => route.fulfill({ status: 500, json: { title: "broken" } }),
  [late]: () => Promise.resolve(),
  "an answer that is cut off": (route) => route.fulfill({ contentType: "application/json", body: '{"items":[{"id":"1","title' }),
  "an answer of another type": (route) => route.fulfill({ contentType: "application/json", body: '[7,"x",null]' }),
};

test("no page makes another call than those that are made to fail here, and none twice", async ({ page, watch }) => {
  watch.expect(/404 \(Not Found\).*no-such-page/);
  await unrendered(page);
  const seen: string[] = [];
  page.on("request", (request) => {
    if (asksForData(request)) seen.push(call(request.url()));
  });
  for (const { path, calls, quiet = [] } of pages) {
    seen.length = 0;
    await page.goto(path);
    await ready(page);
    const begins = [...calls, ...quiet, latest];
    await expect.poll(() => seen.length, { message: `${path}: ${seen.join(" ")}` }).toBe(begins.length);
    for (const begin of begins) expect(seen.filter((path) => isCall(begin)(new URL(`http://x/api/v1${path}`))), `${path}: ${begin}`).toHaveLength(1);
  }
});

for (const { path, calls, quiet = [], wait = 0 } of pages) {
  for (const begin of [...calls, ...quiet, ...(path === "/" ? [latest] : [])]) {
    const isQuiet = quiet.includes(begin);
    test(`${path} stays usable when ${begin} fails, ${isQuiet ? "in silence" : "and shows it once it is tried again"}`, async ({ page, watch }) => {
      test.slow();
      watch.expect(/Failed to load resource/);
      await page.addInitScript(ownTime, Date.parse(now));
      await unrendered(page);
      // Of this visit alone: what the page before it asked for may still be answered.
      let asked = new Set<Request>();
      let answered = 0;
      page.on("request", (request) => {
        if (asksForData(request)) asked.add(request);
      });
      page.on("requestfinished", (request) => {
        if (asked.has(request)) answered += 1;
      });
      for (const [fault, fail] of Object.entries(faults)) {
        await page.goto("about:blank");
        asked = new Set();
        answered = 0;
        await page.route(isCall(begin), fail);
        await page.goto(path);
        if (fault === late) {
          await expect.poll(() => answered, { message: "answers but for the one that is awaited" }).toBe(calls.length + quiet.length - (begin === calls[0] ? wait : 0));
          await page.evaluate(() => window.wind(21_000));
        }
        const alert = page.getByRole("alert").filter({ has: parts.retry(page) });
        await expect(alert, fault).toHaveCount(isQuiet ? 0 : 1);
        await ready(page);
        // The rest is there: the shell, the heading, and what the other calls bring.
        await expect(parts.heading(page), fault).toBeVisible();
        await expect(parts.navigation(page).getByRole("link", { name: "Новини" })).toBeVisible();
        await expect(page.getByRole("contentinfo")).toBeVisible();
        if (begin !== latest) await expect(parts.latest(page).getByRole("listitem").first(), fault).toBeVisible();
        await page.unrouteAll({ behavior: "ignoreErrors" });
        await unrendered(page);
        if (isQuiet) continue;
        await expect(alert, fault).toContainText("Не вдалося завантажити");
        await parts.retry(page).click();
        await expect(alert, fault).toHaveCount(0);
        await ready(page);
      }
      // It is no dead page either.
      await parts.navigation(page).getByRole("link", { name: "Теги" }).click();
      await expect(parts.heading(page)).toHaveText("Теги");
    });
  }
}
