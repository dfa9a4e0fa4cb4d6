import { expect, page as html, portal, test, widget } from "../host.ts";
import { areShown } from "../look.ts";
import { putStatic } from "../static.ts";

test("on a static host the widget is the same as a newsroom renders, from one call", async ({ page, host, browser }) => {
  await putStatic(host);
  const other = await browser.newPage();
  for (const query of [
    "",
    "community=zhytomyrska&limit=3",
    "community=zhytomyrska,%20Lvivska&layout=cards&leads=on&radius=12",
    "region=zhytomyrska&lang=en&heading-level=3&target=_top",
    "tag=partnerstvo&lang=en-GB&layout=compact",
    "header=off&heading=%20Новини%20%20міста%20&pictures=off&theme=dark",
    "limit=99&layout=grid&theme=sepia&accent=red&radius=x&lang=de&heading-level=7&header=no&target=_self&refresh=10&leads=1&pictures=2",
    "media=video&from=2026-01-01&refresh=600",
    "community=none-such&limit=2",
    "from=2030-01-01",
  ]) {
    const calls: string[] = [];
    const note = (request: { url(): string }) => void (request.url().includes("/api/") && calls.push(request.url()));
    page.on("request", note);
    await page.goto(`${host.address}/embed/latest?${query}`);
    await expect(page.locator("main[data-count]")).toHaveCount(1);
    await other.goto(`${portal}/embed/latest?${query}`);
    const shown = (html: string) => html.replaceAll(`${portal}/media/`, "/media/").replaceAll(/&nbsp;/g, " ");
    const sorted = (html: string) => html.replace(/data-ignored="([^"]*)"/, (_, told: string) => `data-ignored="${told.split(", ").sort().join(", ")}"`);
    const own = await page.locator("main").evaluate((main) => main.innerHTML);
    expect(shown(own), query).toBe(shown(await other.locator("main").evaluate((main) => main.innerHTML)));
    const attributes = (main: Element) => [...main.attributes].map(({ name, value }) => `${name}="${value}"`).sort().join(" ");
    expect(sorted(await page.locator("main").evaluate(attributes)), query).toBe(sorted(await other.locator("main").evaluate(attributes)));
    expect(await page.title()).toBe(await other.title());
    expect(await page.locator("html").evaluate(attributes)).toContain(`data-theme="${await other.locator("html").getAttribute("data-theme")}"`);
    expect(calls, query).toHaveLength(1);
    page.off("request", note);
  }
  await other.close();
});

test("colours are made as readable on a static host as a newsroom makes them", async ({ page, host, browser }) => {
  await putStatic(host);
  const other = await browser.newPage();
  const accent = (name: string) => [name, getComputedStyle(document.documentElement).getPropertyValue(name).trim()];
  for (const colour of ["ffcc00", "0a5bd3", "000000", "ffffff", "7f7f7f", "00ff00", "c2185b"]) {
    await page.goto(`${host.address}/embed/latest?accent=%23${colour}`);
    await other.goto(`${portal}/embed/latest?accent=%23${colour}`);
    for (const name of ["--accent-light", "--accent-dark"]) expect(await page.evaluate(accent, name), colour).toEqual(await other.evaluate(accent, name));
  }
  await other.close();
});

test("the loader of a static host shows its widget, and its link where the API does not answer", async ({ page, host, watch }) => {
  watch.expect(/status of 503/);
  await putStatic(host);
  const own = `<script async src="${host.address}/embed/v1.js"></script>`;
  await page.goto(host.put("/", html(widget("limit=3") + own)));
  await areShown(page, { items: 3 });
  await page.route("**/api/v1/articles?*", (route) => route.fulfill({ status: 503, headers: { "access-control-allow-origin": "*" } }));
  await page.reload();
  await expect.poll(() => page.evaluate(() => document.querySelector("visnyk-latest")?.shadowRoot?.querySelector("div")?.className)).toBe("error");
  await expect(page.getByRole("link", { name: "Новини громади" })).toBeVisible();
});
