import { readFile } from "node:fs/promises";
import { expect, page as html, portal, script, test, widget } from "../host.ts";
import { areShown, documents, looks } from "../look.ts";

const noting = `<script>events = []; for (const type of ["ready", "empty", "error", "click", "resize"])
  addEventListener("visnyk:" + type, ({ detail }) => events.push([type, detail]))</script>`;
const events = () => (window as unknown as { events: [string, Record<string, unknown>][] }).events;

test("an element that comes and goes a hundred times leaves nothing behind", async ({ page, host }) => {
  await page.goto(host.put("/", html(noting + widget() + script)));
  await areShown(page);
  await page.evaluate(() => {
    const element = document.querySelector("visnyk-latest") as HTMLElement;
    for (let count = 0; count < 100; count++) {
      element.remove();
      document.body.append(element);
    }
  });
  await areShown(page);
  expect(page.frames()).toHaveLength(2);
  await page.evaluate(() => document.querySelector("visnyk-latest")?.remove());
  expect(page.frames()).toHaveLength(1);
  expect((await page.evaluate(events)).filter(([type]) => type === "error")).toEqual([]);
});

// On a busy machine a browser tells at once that a widget was far and that it is near: the loader heeded the first word alone, and the link
// stood there for ever. It was met where the way forward led back to a widget further down.
test("a widget that was far and is near by the time its page is told of it loads", async ({ page, host }) => {
  await page.addInitScript(() => {
    window.IntersectionObserver = class extends IntersectionObserver {
      constructor(told: IntersectionObserverCallback, options?: IntersectionObserverInit) {
        super((entries, observer) => {
          const { boundingClientRect, target } = entries[0] as IntersectionObserverEntry;
          told([{ boundingClientRect, isIntersecting: false, target } as IntersectionObserverEntry, ...entries], observer);
        }, options);
      }
    };
  });
  await page.goto(host.put("/", html(widget("limit=2") + script)));
  await areShown(page, { items: 2 });
});

test("events tell when it is ready, how tall it is and what is clicked, and that there is no news", async ({ page, host, context }) => {
  await page.goto(host.put("/", html(noting + widget("limit=2"))));
  const asked = page.evaluate(async (src) => {
    const loader = document.createElement("script");
    loader.src = src;
    document.head.append(loader);
    await new Promise((resolve) => addEventListener("visnyk:ready", resolve));
  }, `${portal}/embed/v1.js`);
  await asked;
  await areShown(page, { items: 2 });
  const opened = context.waitForEvent("page");
  await page.frameLocator("visnyk-latest iframe").locator(".title a").first().click();
  const article = await opened;
  expect(article.url()).toMatch(new RegExp(`^${portal}/news/`));
  expect(await article.evaluate(() => window.opener), "the article cannot reach the page").toBeNull();
  await expect.poll(async () => (await page.evaluate(events)).map(([type]) => type).sort()).toEqual(["click", "ready", "resize"]);
  const told = Object.fromEntries(await page.evaluate(events));
  expect(told).toMatchObject({ ready: { count: 2 }, resize: { height: (await looks(page))[0]?.height }, click: { url: article.url() } });
  await article.close();
  await page.goto(host.put("/none", html(noting + widget("from=2030-01-01") + script)));
  await areShown(page, { items: 0 });
  expect((await page.evaluate(events)).map(([type]) => type)).toContain("empty");
  await expect(page.frameLocator("visnyk-latest iframe").getByText("Тут ще немає новин.")).toBeVisible();
});

test("attributes that change and configure() show at once, the theme without loading anew", async ({ page, host }) => {
  await page.goto(host.put("/", html(widget("limit=2 theme=light") + script)));
  await areShown(page, { items: 2 });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.evaluate(() => (document.querySelector("visnyk-latest") as unknown as { configure(look: object): void }).configure({ theme: "dark" }));
  await expect.poll(() => documents(page)[0]?.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
  expect((await looks(page))[0]?.colorScheme).toBe("dark");
  expect(asked).toEqual([]);
  await page.evaluate(() => document.querySelector("visnyk-latest")?.setAttribute("limit", "3"));
  await areShown(page, { items: 3 });
  await page.evaluate(() => (document.querySelector("visnyk-latest") as unknown as { configure(look: object): void }).configure({ lang: "en" }));
  await expect(page.frameLocator("visnyk-latest iframe").locator("html")).toHaveAttribute("lang", "en");
});

test("the language is that of the page around it", async ({ page, host }) => {
  await page.goto(host.put("/", html(`<section lang="en-GB">${widget("limit=1")}</section>${script}`, { html: 'lang="de"' })));
  await expect(page.frameLocator("visnyk-latest iframe").locator("html")).toHaveAttribute("lang", "en");
  await page.goto(host.put("/", html(widget("limit=1") + script, { html: 'lang="de"' })));
  await expect(page.frameLocator("visnyk-latest iframe").locator("html")).toHaveAttribute("lang", "uk");
});

test("after leaving and coming back the widget is there", async ({ page, host }) => {
  await page.goto(host.put("/", html(widget() + script)));
  await areShown(page);
  await page.goto(host.put("/other", html("<p>Інша сторінка</p>")));
  await page.goBack();
  await areShown(page);
});

test("the loader that was published works with the document of today", async ({ page, host }) => {
  const published = await readFile(new URL("../published/v1.js", import.meta.url), "utf8");
  let served = 0;
  await page.route(`${portal}/embed/v1.js`, (route) => {
    served += 1;
    return route.fulfill({ body: published, contentType: "text/javascript", headers: { "cross-origin-resource-policy": "cross-origin" } });
  });
  await page.goto(host.put("/", html(noting + widget("theme=dark") + script)));
  await areShown(page);
  expect(served).toBe(1);
  await expect(page.frameLocator("visnyk-latest iframe").locator("html")).toHaveAttribute("data-theme", "dark");
  expect((await page.evaluate(events)).map(([type]) => type)).toContain("ready");
});

test("the copy with a hash is what its integrity says", async ({ page, host, request }) => {
  const exact = (await (await request.get(`${portal}/embed/v1.json`)).json()) as { src: string; integrity: string };
  const tag = `<script async src="${portal}${exact.src}" integrity="${exact.integrity}" crossorigin="anonymous"></script>`;
  await page.goto(host.put("/", html(widget() + tag)));
  await areShown(page);
  const answer = await request.get(portal + exact.src);
  expect(answer.headers()["cache-control"]).toContain("immutable");
  expect(await answer.text()).toBe(await (await request.get(`${portal}/embed/v1.js`)).text());
});
