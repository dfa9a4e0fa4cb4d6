import type { Page } from "@playwright/test";
import { type Host, expect, page as html, portal, script, test, widget } from "../host.ts";
import { areShown, isAsBefore, looks, state } from "../look.ts";

const around = "<h1>Громада</h1><p class='x'>Текст <b>сторінки</b></p>";
const strict = `default-src 'none'; script-src ${portal}; frame-src ${portal}`;

/** Pages of others, by what is special with them. */
const hosts: Record<string, { body?: string; head?: string; html?: string; headers?: Record<string, string> }> = {
  "a plain page": {},
  "a page with a strict policy": { headers: { "content-security-policy": strict } },
  "a page with trusted types": { headers: { "content-security-policy": `${strict}; require-trusted-types-for 'script'; trusted-types 'none'` } },
  "an isolated page": { headers: { "cross-origin-embedder-policy": "require-corp", "cross-origin-opener-policy": "same-origin" } },
  "a page that unsets every style": { head: "<style>* { all: unset }</style>" },
  "a page that bounds its frames": { head: "<style>iframe { max-height: 200px !important; border: 5px solid red !important; display: none }</style>" },
  "a page with a small root font": { head: "<style>html { font-size: 10px }</style>" },
  "a dark page": { head: "<style>:root { color-scheme: dark; background: #111; color: #eee }</style>" },
  "a narrow place": { body: `<div style="width: 240px">${widget()}</div>` },
  "a wide place": { body: `<div style="width: 1200px">${widget('layout="cards"')}</div>` },
  "a place in a row": { body: `<div style="display: flex"><p>Поруч</p><div style="flex: 1">${widget("layout=compact")}</div></div>` },
  "a page in a quirky mode": { body: `<table><tr><td width="300">${widget()}</td></tr></table>` },
};

/** Opens a page whose loader comes when `begin` is called. */
async function openHeld(page: Page, address: string): Promise<() => void> {
  let begin = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  await page.route(`${portal}/embed/v1.js`, async (route) => {
    await begun;
    await route.continue();
  });
  await page.goto(address, { waitUntil: "domcontentloaded" });
  return begin;
}

for (const [name, { body = widget(), head = "", html: attributes = 'lang="uk"', headers = {} }] of Object.entries(hosts)) {
  test(`${name} shows the items at their height, and is otherwise as before`, async ({ page, host }) => {
    const address = host.put("/", html(around + body + script, { head, html: attributes }), headers);
    const begin = await openHeld(page, address);
    const before = await state(page);
    begin();
    await areShown(page);
    await isAsBefore(page, before);
  });
}

test("a preview in a sandbox shows the items at their height", async ({ page, host }) => {
  host.put("/inner", html(widget() + script));
  await page.goto(host.put("/", html(`<iframe sandbox="allow-scripts" src="/inner" style="width: 100%; height: 900px"></iframe>`)));
  const inner = page.frames().find((frame) => frame.url().endsWith("/inner"));
  if (!inner) throw new Error("there is no preview");
  await areShown(page, { within: inner });
  expect(await inner.evaluate(() => origin), "it has no origin").toBe("null");
});

test("a plain frame in a sandbox shows the items without a loader", async ({ page, host }) => {
  const sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";
  const frame = `<iframe title="Новини" loading="lazy" sandbox="${sandbox}" src="${portal}/embed/latest?limit=3" width="320" height="500"></iframe>`;
  await page.goto(host.put("/", html(frame), { "cross-origin-embedder-policy": "require-corp" }));
  const items = page.frameLocator("iframe");
  await expect(items.locator(".title")).toHaveCount(3);
  await expect.poll(() => items.locator("img").first().evaluate((image: HTMLImageElement) => image.naturalWidth), { message: "its pictures come" }).toBeGreaterThan(0);
  await expect(items.locator("body")).toHaveCSS("margin", "0px");
});

test("what is folded away loads when it is opened, and not before", async ({ page, host }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const folded = `<details><summary>Новини</summary>${widget()}</details>`;
  const tab = `<button onclick="document.getElementById('tab').hidden = false">Вкладка</button><div id="tab" hidden>${widget("limit=2")}</div>`;
  await page.goto(host.put("/", html(`${folded}${tab}${script}`)));
  await expect.poll(() => page.evaluate(() => Boolean(customElements.get("visnyk-latest")))).toBe(true);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(asked).not.toContain("/embed/latest");
  await page.getByText("Новини", { exact: true }).click();
  await expect.poll(async () => (await looks(page)).map(({ state }) => state)).toEqual(["ready", ""]);
  await page.getByRole("button", { name: "Вкладка" }).click();
  await expect.poll(async () => (await looks(page)).map(({ state }) => state)).toEqual(["ready", "ready"]);
});

test("far below the window nothing is asked for before the reader comes near", async ({ page, host }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(host.put("/", html(`<div style="height: 5000px"></div>${widget()}${script}`)));
  await expect.poll(() => page.evaluate(() => Boolean(customElements.get("visnyk-latest")))).toBe(true);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(asked).not.toContain("/embed/latest");
  await page.mouse.wheel(0, 4_000);
  await areShown(page);
});

test("on paper the items are there", async ({ page, host }) => {
  await page.goto(host.put("/", html(widget() + script)));
  await areShown(page);
  await page.emulateMedia({ media: "print" });
  await areShown(page);
  await expect(page.frameLocator("visnyk-latest iframe").locator(".title").first()).toHaveCSS("color", "rgb(0, 0, 0)");
});

async function countsOf(host: Host, page: Page, body: string, head = ""): Promise<number> {
  await page.goto(host.put("/", html(body, { head })));
  await expect.poll(async () => (await looks(page)).every(({ state }) => state === "ready")).toBe(true);
  return (await looks(page)).length;
}

test("the loader may come before or after its element, and twice", async ({ page, host }) => {
  const sync = script.replace("async ", "");
  expect(await countsOf(host, page, widget("limit=1"), sync)).toBe(1);
  expect(await countsOf(host, page, widget("limit=1") + sync)).toBe(1);
  expect(await countsOf(host, page, script + widget("limit=1") + sync + script, sync)).toBe(1);
});

test("a script with data is a widget itself, wherever it stands and however often it runs", async ({ page, host }) => {
  const data = script.replace("<script", '<script data-community="zhytomyrska" data-limit="2"');
  expect(await countsOf(host, page, data + data)).toBe(2);
  await areShown(page, { widgets: 2, items: 2 });
  expect(await page.locator("script + visnyk-latest > a").first().getAttribute("href")).toBe(portal);
  expect(await countsOf(host, page, script.replace("<script", '<script data-cfasync="false"'))).toBe(0);
});
