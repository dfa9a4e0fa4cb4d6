import { now } from "../../settings.ts";
import { expect, page as html, loader, portal, script, test, widget } from "../host.ts";
import { areShown, isFallenBack, looks } from "../look.ts";

/** Notes the widget's events of a page before its loader comes. */
const noting = `<script>events = []; for (const type of ["ready", "empty", "error", "click", "resize"])
  addEventListener("visnyk:" + type, (event) => events.push([type, event.detail]))</script>`;

const events = () => (window as unknown as { events: unknown[] }).events;

test("without scripts the link is there, and a plain frame has its items", async ({ browser, host }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(host.put("/", html(`${widget()}${script}<iframe src="${portal}/embed/latest?limit=4" width="400" height="600"></iframe>`)));
  await expect(page.getByRole("link", { name: "Новини громади" })).toBeVisible();
  await expect(page.frameLocator("iframe").locator(".title")).toHaveCount(4);
  await context.close();
});

test("where the page's policy refuses the loader the link is there, and nothing else", async ({ page, host, watch }) => {
  watch.expect(/Content Security Policy|request: csp/);
  await page.goto(host.put("/", html(widget() + script), { "content-security-policy": "script-src 'self'" }));
  await isFallenBack(page);
  expect(page.frames()).toHaveLength(1);
});

test("where the page's policy refuses the frame it collapses after eight seconds, and the link stays", async ({ page, host, watch }) => {
  watch.expect(/Content Security Policy|frame-src|ERR_BLOCKED/);
  await page.clock.install({ time: now });
  await page.goto(host.put("/", html(noting + widget() + script), { "content-security-policy": "frame-src 'none'" }));
  await expect.poll(async () => (await looks(page))[0]?.height).toBeGreaterThan(100);
  expect((await looks(page))[0]?.isLinkShown, "also while it waits").toBe(true);
  await page.clock.runFor(7_000);
  expect((await looks(page))[0]?.height).toBeGreaterThan(100);
  await page.clock.runFor(1_100);
  await isFallenBack(page);
  expect(await page.evaluate(events)).toEqual([["error", null]]);
});

test("a document that does not come in time collapses, and is shown when it comes after all", async ({ page, host }) => {
  await page.clock.install({ time: now });
  let come = () => {};
  const coming = new Promise<void>((resolve) => (come = resolve));
  await page.route("**/embed/latest?*", async (route) => {
    await coming;
    await route.continue();
  });
  await page.goto(host.put("/", html(noting + widget() + script)), { waitUntil: "domcontentloaded" });
  await expect.poll(async () => (await looks(page))[0]?.height).toBeGreaterThan(100);
  await page.clock.runFor(8_100);
  await isFallenBack(page);
  come();
  await areShown(page);
  expect(await page.evaluate(() => (window as unknown as { events: [string][] }).events.map(([type]) => type).filter((type) => type !== "resize"))).toEqual(["error", "ready"]);
});

test("a document that says that there is nothing collapses at once", async ({ page, host, watch }) => {
  watch.expect(/status of 404/);
  await page.route("**/embed/latest?*", (route) => route.continue({ url: `${portal}/embed/nothing` }));
  await page.goto(host.put("/", html(noting + widget() + script)));
  await isFallenBack(page);
  expect(await page.evaluate(events)).toEqual([["error", null]]);
});

test("with consent nothing is asked of the portal before the button is pressed", async ({ page, host }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(host.put("/", html(widget('consent="click"') + script)));
  const button = page.getByRole("button", { name: "Показати: Новини громади" });
  await expect(button).toContainText(portal);
  expect(asked.filter((url) => url.startsWith(portal))).toEqual([loader]);
  await button.press("Enter");
  await areShown(page);
  await expect(button).toHaveCount(0);
});

test("what the loader itself cannot make sense of is told, and as if absent", async ({ page, host }) => {
  const told: string[] = [];
  page.on("console", (message) => void (message.type() === "warning" && told.push(message.text())));
  await page.goto(host.put("/", html(widget('height="12px" theme="sepia" loading="never" consent="always" limit="99"') + script)));
  await areShown(page);
  for (const words of ["height 12px", "theme sepia", "loading never", "consent always", "limit=99"]) expect(told.join("\n")).toContain(words);
});

test("a fixed height is kept, and the content scrolls in it", async ({ page, host }) => {
  await page.goto(host.put("/", html(widget('height="300" limit="10"') + script)));
  await expect.poll(async () => (await looks(page))[0]).toMatchObject({ state: "ready", height: 300 });
  const frame = page.frameLocator("visnyk-latest iframe");
  await expect(frame.locator(".title")).toHaveCount(10);
  expect(await frame.locator("html").evaluate((root) => root.scrollHeight > root.clientHeight)).toBe(true);
});
