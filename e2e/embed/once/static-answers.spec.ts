import { readFileSync, readdirSync } from "node:fs";
import type { APIRequestContext, Page } from "@playwright/test";
import { faults, huge } from "../../faults/harms.ts";
import { type Harm, Middle } from "../../faults/middle.ts";
import { now } from "../../settings.ts";
import { type Host, expect, page as html, portal, test, widget } from "../host.ts";
import { areShown, isFallenBack, looks } from "../look.ts";
import { putStatic } from "../static.ts";

type Fields = Record<string, unknown>;

const mark = "✎";
const most = 20;

/** As many cards as a widget may show, of the newsroom's own, each with all that a row shows. */
async function cards(request: APIRequestContext): Promise<Fields[]> {
  const { items } = (await (await request.get(`${portal}/api/v1/articles?lang=uk&limit=40`)).json()) as { items: Fields[] };
  const [full] = items.filter(({ cover }) => cover);
  const communities = [{ slug: "zhytomyrska", name: "Житомирська територіальна громада", region: "zhytomyrska" }];
  const whole = { ...full, kind: "interview", lead: "Про що це.", lang: "en", communities };
  return Array.from({ length: most }, (_, at) => ({ ...whole, id: `${at}`, title: `${mark} ${at}` }));
}

/** A widget on a static host with an API of its own origin, where a path that is none leads to another host. */
class Widget {
  private answer = "";
  /** What was asked of others. */
  readonly strays: string[] = [];

  private constructor(
    private readonly page: Page,
    private readonly host: Host,
  ) {}

  static async new(page: Page, host: Host): Promise<Widget> {
    await putStatic(host, host.address);
    const widget = new Widget(page, host);
    page.on("request", (request) => {
      if (new URL(request.url()).origin !== host.address) widget.strays.push(request.url());
    });
    await page.route(`${host.address}/**`, (route) => {
      if (new URL(route.request().url()).pathname.startsWith("/api/v1/articles")) return route.fulfill({ contentType: "application/json", body: widget.answer });
      // Whatever it is a picture of.
      if (route.request().resourceType() === "image") return route.fulfill({ contentType: "image/svg+xml", body: '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>' });
      return route.fallback();
    });
    return widget;
  }

  /** Opens it with an answer; it shows a list. */
  async open(answer: unknown, query = `community=zhytomyrska&leads=on&limit=${most}`): Promise<void> {
    this.answer = typeof answer === "string" ? answer : JSON.stringify(answer);
    await this.page.goto(`${this.host.address}/embed/latest?${query}`);
    await expect(this.page.locator("main[data-count] footer"), this.answer.slice(0, 200)).toHaveCount(1);
  }

  /** All that it is of such an answer. */
  async of(answer: unknown, query?: string): Promise<string> {
    await this.open(answer, query);
    return this.page.locator("main").evaluate((main) => main.outerHTML);
  }
}

const without = (of: Fields, name: string): Fields => Object.fromEntries(Object.entries(of).filter(([key]) => key !== name));

test("an item that is none costs itself alone", async ({ page, host, request }) => {
  const widget = await Widget.new(page, host);
  const good = await cards(request);
  const [first = {}] = good;
  const careful = await widget.of({ items: good });
  expect(careful.match(/<article/g)).toHaveLength(most);
  const bad: unknown[] = [null, 7, "x", true, [], [null], {}, { ident: "1", name: "Заголовок" }, without(first, "id"), without(first, "title")];
  for (const id of [null, {}, [], true, "", " ", ".", "..", "../../x", "a/b", "1?x", "x".repeat(65), -1.5e300]) bad.push({ ...first, id });
  for (const title of [null, {}, [], false, "", " \u00a0"]) bad.push({ ...first, title });
  expect(await widget.of({ items: [...bad, ...good] })).toBe(careful);
  for (const none of bad.slice(0, 10)) expect(await widget.of({ items: [none, ...good] }), JSON.stringify(none)).toBe(careful);
  expect(widget.strays).toEqual([]);
});

test("a part of an item that makes no sense is as if it were not there", async ({ page, host, request }) => {
  const widget = await Widget.new(page, host);
  const good = await cards(request);
  const careful = await widget.of({ items: good });
  const dates = ["", "вчора ввечері", "2026-11-23", "2026-13-40T25:61:00+02:00", "2026-02-29T10:00:00+02:00", "2026-11-31T10:00:00Z", "2026-00-10T10:00:00Z", "0999-12-31T10:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T08:00:00+2", "+12026-11-23T08:00:00Z"];
  const odd = [null, undefined, 5, {}, [], true];
  const values: Record<string, unknown[]> = {
    published_at: [...odd, ...dates],
    cover: [...odd, "x", { src: null }, { src: 5 }, { src: "" }, { source: "/media/x.webp" }],
    kind: [...odd, "constructor", "toString", "__proto__", "hasOwnProperty", "дослідження", "news"],
    lead: [null, undefined, {}, [], false, ""],
    lang: [...odd, "de", "constructor", "uk"],
    // The name of the place is that of the first item that has it.
    communities: [...odd, "x", [null], [5], ["zhytomyrska"], [{ slug: "zhytomyrska" }], [{ name: "Громада" }], [{ slug: 5, name: {} }]],
  };
  for (const [name, all] of Object.entries(values)) {
    const absent = await widget.of({ items: good.map((card) => without(card, name)) });
    expect(absent, name).not.toBe(careful);
    // Each item has a wrong value of its own.
    expect(await widget.of({ items: good.map((card, at) => ({ ...card, [name]: all[at % all.length] })) }), name).toBe(absent);
  }
  for (const other of ["tags", "regions"]) expect(await widget.of({ items: good.map((card, at) => ({ ...card, [other]: values["communities"]?.[at % 13] })) }), other).toBe(careful);
  const pictures = (variants: unknown[]) => ({ items: good.map((card, at) => ({ ...card, cover: { src: "/media/a.webp", variants: variants[at % variants.length] } })) });
  const plain = await widget.of(pictures([[]]));
  const widths = [null, -1, 0.5, "wide", {}].map((width) => [{ src: "/media/b.webp", width }]);
  expect(await widget.of(pictures([...odd, "x", [null], ["/media/b.webp"], [{ src: "/media/b.webp" }], [{ src: 7, width: 400 }], [{ width: 400 }], ...widths]))).toBe(plain);
  expect(await widget.of(pictures([[null, { src: "/media/b,c.webp", width: "400", mime: "image/webp" }]]))).toContain('srcset="/media/b%2Cc.webp 400w"');
  expect(widget.strays).toEqual([]);
});

test("around the items may stand anything, or nothing", async ({ page, host, request }) => {
  const widget = await Widget.new(page, host);
  const good = await cards(request);
  const careful = await widget.of({ items: good });
  for (const ignored of [null, "x", 5, {}, [null], [5], ["tag"], [{ key: 5, value: "x" }], [{ value: "x" }]]) {
    expect(await widget.of({ items: good, ignored, page: null, facets: 5, as_of: "x" }), JSON.stringify(ignored)).toBe(careful);
  }
  expect(await widget.of({ items: good, ignored: [{ key: "tag", value: null }, { key: "constructor", value: {} }] })).toContain('data-ignored="tag=, constructor="');
  // A byte order mark, each title twice, and what nobody knows.
  const twice = JSON.stringify({ unknown: [{}], items: good.map((card) => ({ "": 1, ...card, unknown: { deep: [] } })) }).replaceAll('"title":', '"title":"перша","title":');
  expect(await widget.of(`\uFEFF${twice}`)).toBe(careful);
  for (const count of [21, 10_000]) {
    await widget.open({ items: Array.from({ length: count }, (_, at) => ({ id: `${at}`, title: `${mark} ${at}` })) }, "limit=5");
    await expect(page.locator(".title")).toHaveText([0, 1, 2, 3, 4].map((at) => `${mark} ${at}`));
    await expect(page.locator("main")).toHaveAttribute("data-count", "5");
  }
  await widget.open({ items: [] });
  await expect(page.getByText("Тут ще немає новин.")).toBeVisible();
});

test("ids keep all their digits, and texts what looks like an id", async ({ page, host, request }) => {
  const widget = await Widget.new(page, host);
  const [first] = await cards(request);
  const title = 'Поле "id": 9007199254740993, і {"id":7}';
  const item = (id: string) => JSON.stringify({ ...first, title }).replace(/"id":"[^"]+"/, `"id" : ${id} `);
  await widget.open(`{"items":[${["9007199254740993", "18446744073709551615", "1001", '"007"'].map(item).join()}]}`);
  const links = page.locator(".title a");
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")))).toEqual(["9007199254740993", "18446744073709551615", "1001", "007"].map((id) => `/news/${id}`));
  await expect(links).toHaveText(Array<string>(4).fill(title));
});

test("dates that are odd but exist are shown as they were written", async ({ page, host, request }) => {
  const widget = await Widget.new(page, host);
  const [first] = await cards(request);
  const shown = {
    "1970-01-01T00:00:00Z": "1 січня 1970",
    "1000-01-01T00:00:00+02:00": "1 січня 1000",
    "2999-12-31T23:59:60+02:00": "31 грудня 2999",
    "2024-02-29T10:00:00Z": "29 лютого 2024",
    // The night in which Kyiv's clocks go back: half past three comes twice.
    "2026-10-25T03:30:00+03:00": "25 жовтня, 03:30",
    "2026-10-25T03:30:00+02:00": "25 жовтня, 03:30",
    "2026-11-24T09:05:00": "09:05",
    "2026-11-24t09:05:00.123z": "09:05",
    "2026-11-23 23:59:00+02:00": "учора, 23:59",
    // On that clock it is tomorrow already.
    "2026-11-25T00:30:00+14:00": "00:30",
  };
  await widget.open({ items: Object.keys(shown).map((published_at) => ({ ...first, published_at })) }, "limit=20");
  await expect(page.locator("time")).toHaveText(Object.values(shown));
  await expect(page.locator("main")).not.toContainText(/NaN|Invalid|undefined|null/);
});

test("a cover is a path of the portal by the newsroom's own rule, and no address asks or links elsewhere", async ({ page, host, request, newsroom }) => {
  const widget = await Widget.new(page, host);
  const [first = {}] = await cards(request);
  const place = new URL("../../../fuzz/seeds/safe_url/", import.meta.url);
  const seeds = readdirSync(place).sort().map((name) => readFileSync(new URL(name, place), "utf8"));
  seeds.push(`/${"x".repeat(2_047)}`, `/${"x".repeat(2_048)}`, `/${"щ".repeat(1_024)}`, "/\u200bx", "/a\u202eb", "/a<b", "/%7f", "/%5Cevil", "/a/%2E%2e/%2Fevil", " /a ", "/a?//b", "/ü%C3%BC");
  const paths: string[] = [];
  await newsroom.put("address-of-seeds", { title: "Адреса" });
  for (const url of seeds) {
    const answer = await newsroom.send("address-of-seeds", { lang: "uk", title: "Адреса", published_at: "2025-03-01T10:00:00+02:00", body: [{ type: "paragraph", spans: [{ type: "link", url, spans: [{ type: "text", text: "x" }] }] }] });
    expect([200, 201, 400, 422], url).toContain(answer.status());
    if (answer.ok() && url.trim().startsWith("/")) paths.push(url.trim());
  }
  expect(paths.length).toBeGreaterThan(8);
  const found: string[] = [];
  for (let at = 0; at < seeds.length; at += 20) {
    const part = seeds.slice(at, at + 20);
    await widget.open({ items: part.map((src) => ({ ...first, cover: { src, variants: [] } })) }, "limit=20");
    const covers = await page.locator("img").evaluateAll((all) => all.map((image) => image.getAttribute("src") ?? ""));
    await widget.open({ items: part.map((src) => ({ ...first, cover: { src: "/media/a.webp", variants: [{ src, width: 400 }] } })) }, "limit=20");
    const sets = await page.locator("img[srcset]").evaluateAll((all) => all.map((image) => image.getAttribute("srcset")));
    expect(sets).toEqual(covers.map((src) => `${src.replaceAll(",", "%2C")} 400w`));
    found.push(...covers);
    // An id that is an address is none.
    await widget.open({ items: [{ ...first, id: "own" }, ...part.map((id) => ({ ...first, id }))] }, "limit=20");
    const links = await page.locator("main a").evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect([...new Set(links)]).toEqual(["/news", "/news/own", "/"].map((path) => host.address + path));
  }
  expect(found).toEqual(paths);
  expect(widget.strays).toEqual([]);
});

/** What was harmed may be read from elsewhere all the same, so that the harm itself is what is met. */
const readable =
  (harm: Harm): Harm =>
  (answer, call) => {
    answer.setHeader("access-control-allow-origin", "*");
    harm(answer, call);
  };
const json = (text: string): Harm => readable((answer) => void answer.writeHead(200, { "content-type": "application/json" }).end(text));

const withApi = test.extend<{ api: Middle }>({
  api: async ({}, use) => {
    const api = await Middle.new(portal);
    await use(api);
    await api.end();
  },
});

withApi("whatever befalls the one call, the page has its link, and the widget once the call is answered", async ({ page, host, api, request, watch }) => {
  test.slow();
  watch.expect(/Failed to load resource/, /blocked by CORS policy/, /request: net::ERR_/);
  await putStatic(host, api.address);
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(new URL(request.url()).origin));
  await page.clock.install({ time: now });
  const address = host.put("/", html(`${widget("limit=3")}<script async src="${host.address}/embed/v1.js"></script>`));
  const items = (await cards(request)).slice(0, 3);
  const harms: Record<string, { harm: Harm; isLate?: true }> = {
    ...Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, { ...fault, harm: readable(fault.harm) }])),
    "no CORS header": { harm: (answer) => void answer.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ items })) },
    "404 in HTML": { harm: readable((answer) => void answer.writeHead(404, { "content-type": "text/html" }).end("<h1>Not found</h1>")) },
    "a good list with an error": { harm: readable((answer) => void answer.writeHead(500).end(JSON.stringify({ items }))) },
    "10,000 whole items": { harm: json(JSON.stringify({ items: Array<Fields | undefined>(10_000).fill(items[0]) })) },
    "items that are all none": { harm: json('{"items":[null,{},"x"]}') },
    "items that are no list": { harm: json('{"items":{"0":{"id":"1","title":"x"},"length":1}}') },
    "50 MB": { harm: readable(huge(true)) },
    "50 MB that were not announced": { harm: readable(huge(false)) },
  };
  for (const [name, { harm, isLate }] of Object.entries(harms)) {
    await test.step(name, async () => {
      api.answer(harm, "/articles?");
      const before = api.harmed.length;
      await page.goto(address);
      await expect.poll(() => api.harmed.length, name).toBeGreaterThan(before);
      if (isLate) await page.clock.runFor(8_100);
      await expect.poll(async () => (await looks(page))[0]?.state, name).toBe("error");
      await isFallenBack(page);
    });
  }
  for (const type of ["text/html", "application/octet-stream", "image/png"]) {
    api.answer(readable((answer) => void answer.writeHead(200, { "content-type": type }).end(JSON.stringify({ items }))), "/articles?");
    await page.goto(address);
    await areShown(page, { items: 3 });
  }
  expect([...asked].sort()).toEqual([host.address, api.address].sort());
});
