import type { Route } from "@playwright/test";
import { now } from "../../settings.ts";
import { expect, page as html, portal, script, test, widget } from "../host.ts";
import { areShown, isFallenBack, looks } from "../look.ts";
import { putStatic } from "../static.ts";
import { wind } from "../time.ts";

const headers = { "access-control-allow-origin": "*" };
const login = "<!doctype html><title>Вхід</title><main><form><input name=password></form></main>";

/** No answers, and whether time alone ends them. */
const harms: [string, (route: Route) => unknown, isEndless?: true][] = [
  ["a login page", (route) => route.fulfill({ contentType: "text/html", body: login, headers })],
  ["no answer at all", () => undefined, true],
  ["nothing", (route) => route.fulfill({ status: 204, headers })],
  ["an error", (route) => route.fulfill({ status: 503, body: "<main data-count=0></main>", headers })],
  ["half of it", (route) => route.fulfill({ body: '{"items":[{"id":"1","ti<main class="widget" data-coun', headers })],
  ["more than is read", (route) => route.fulfill({ body: `<main data-count=0></main>${" ".repeat(5 * 1024 * 1024)}{"items":[]}`, headers })],
  ["no connection", (route) => route.abort()],
];

for (const kind of ["that a newsroom renders", "of a static host"]) {
  test(`a widget ${kind} stays as it was while no answer is one, and asks on`, async ({ page, host, watch }) => {
    watch.expect(/Failed to load resource/, /request: net::ERR_FAILED/);
    const isStatic = kind === "of a static host";
    await page.clock.install({ time: now });
    if (isStatic) await putStatic(host);
    await page.goto(host.put("/", html(widget("refresh=300 limit=3") + (isStatic ? `<script async src="${host.address}/embed/v1.js"></script>` : script))));
    await areShown(page, { items: 3 });
    const titles = page.frameLocator("visnyk-latest iframe").locator(".title");
    const shown = await titles.allTextContents();
    let asked = 0;
    let answer: (route: Route) => unknown = (route) => route.fallback();
    await page.route(isStatic ? "**/api/v1/articles?*" : "**/embed/latest?*", (route) => {
      asked += 1;
      return answer(route);
    });
    for (const [name, harm, isEndless] of harms) {
      answer = harm;
      await wind(page, () => asked, name);
      if (isEndless) await page.clock.runFor(20_001);
      // What is asked for next is so after the last one was dealt with.
      await wind(page, () => asked, name);
      if (isEndless) await page.clock.runFor(20_001);
      expect(await titles.allTextContents(), name).toEqual(shown);
    }
    answer = async (route) => {
      const response = await route.fetch();
      return route.fulfill({ response, body: (await response.text()).replace(shown[0] ?? "", "Свіжа новина") });
    };
    const after = async () => {
      await wind(page, () => asked, "a good answer");
      return titles.allTextContents();
    };
    await expect.poll(after).toEqual(["Свіжа новина", ...shown.slice(1)]);
    await areShown(page, { items: 3 });
  });
}

test("a widget of a static host whose first answer was none is shown when a later one is good", async ({ page, host, watch }) => {
  watch.expect(/Failed to load resource/);
  await page.clock.install({ time: now });
  await putStatic(host);
  let asked = 0;
  await page.route("**/api/v1/articles?*", (route) => {
    asked += 1;
    return asked < 3 ? route.fulfill({ contentType: "text/html", body: login, headers }) : route.fallback();
  });
  await page.goto(host.put("/", html(`${widget("refresh=300 limit=3")}<script async src="${host.address}/embed/v1.js"></script>`)));
  await isFallenBack(page);
  await wind(page, () => asked, "a second time");
  await isFallenBack(page);
  const after = async () => {
    await wind(page, () => asked, "a good answer");
    return (await looks(page))[0]?.state;
  };
  await expect.poll(after).toBe("ready");
  await areShown(page, { items: 3 });
});

test("a widget that the newsroom had not is shown whole when the page asks anew", async ({ page, host, watch }) => {
  watch.expect(/status of 404/);
  let isMissing = true;
  await page.route("**/embed/latest?*", (route) => (isMissing ? route.continue({ url: `${portal}/embed/nothing` }) : route.fallback()));
  await page.goto(host.put("/", html(widget("limit=3 layout=cards") + script)));
  await isFallenBack(page);
  isMissing = false;
  await page.evaluate(() => (document.querySelector("visnyk-latest") as unknown as { refresh(): void }).refresh());
  await areShown(page, { items: 3 });
  await expect(page.frameLocator("visnyk-latest iframe").locator("main")).toHaveClass("widget cards");
});
