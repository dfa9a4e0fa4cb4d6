import type { Page, Route } from "@playwright/test";
import { expect, fitsWidth, open, parts, ready, test, unrendered, withoutStream } from "../helper.ts";
import { shifts } from "../shifts.ts";

test.beforeEach(async ({ page }) => withoutStream(page));

test("each heading has a link of its own that the keyboard reaches and that leads to it", async ({ page }) => {
  await open(page, "/news/1001");
  const heads = page.locator(".section-head");
  await expect(heads).toHaveCount(4);
  const ids = await heads.evaluateAll((all) => all.map((head) => head.id));
  expect(new Set(ids).size).toBe(4);
  for (const id of ids) expect(id).toMatch(/^s-[a-z0-9-]+$/);
  const words = ((await heads.nth(2).getByRole("heading").textContent()) ?? "").trim();
  const link = heads.nth(2).getByRole("link", { name: `Посилання на розділ ${words}` });
  await link.focus();
  await expect(link).toHaveCSS("opacity", "1");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/news/1001#${ids[2]}`);
  await expect(heads.nth(2)).toBeInViewport();
  // The heading's own name is what it says.
  await expect(page.getByRole("heading", { name: words, exact: true })).toHaveCount(1);
});

test("an address with a section opens there, rendered or not", async ({ page }) => {
  await open(page, "/news/1007");
  const last = page.locator(".section-head").last();
  const id = await last.getAttribute("id");
  for (const rendered of [true, false]) {
    if (!rendered) await unrendered(page);
    await page.goto("/about");
    await page.goto(`/news/1007#${id}`);
    await ready(page);
    await expect(last).toBeInViewport();
  }
});

test("an article says how long it takes to read", async ({ page }) => {
  await open(page, "/news/1007");
  await expect(page.locator(".article-meta")).toContainText(/\d+\s(хвилина|хвилини|хвилин)\sчитання/);
  await open(page, "/en/news/1101");
  await expect(page.locator(".article-meta")).toContainText(/\d+\sminutes?\sto read/);
});

test("pictures of any size keep to the column and the window, and nothing moves when they come", async ({ page, newsroom }, info) => {
  const id = `rozmiry-${info.project.name}`;
  const sizes = [
    { width: 1, height: 1 },
    { width: 20_000, height: 40 },
    { width: 40, height: 20_000 },
    { width: 1600, height: 900 },
    { width: 0, height: 0 },
  ];
  const picture = ({ width, height }: { width: number; height: number }, at: number) => ({
    type: "picture",
    picture: { src: `https://pictures.example/${at}.png`, width, height, alt: `Малюнок ${at}`, variants: [] },
  });
  const paragraph = { type: "paragraph", spans: [{ type: "text", text: "Текст між малюнками. ".repeat(30) }] };
  await newsroom.put(id, { title: "Малюнки різних розмірів", body: sizes.flatMap((size, at) => [picture(size, at), paragraph]) });
  const moved = await shifts(page);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="W" height="H"><rect width="100%" height="100%" fill="#369"/></svg>';
  await page.route("https://pictures.example/*", async (route) => {
    const size = sizes[Number(/(\d+)\.png/.exec(route.request().url())?.[1])] ?? { width: 8, height: 8 };
    const body = svg.replace("W", String(size.width || 300)).replace("H", String(size.height || 200));
    await route.fulfill({ contentType: "image/svg+xml", body });
  });
  await open(page, `/news/${id}`);
  const images = page.locator(".body .image img");
  await expect(images).toHaveCount(5);
  for (const image of await images.all()) {
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((live) => (live as HTMLImageElement).complete)).toBe(true);
  }
  const boxes = await images.evaluateAll((all) => all.map((image) => image.getBoundingClientRect()).map(({ width, height }) => ({ width, height })));
  const room = await page.evaluate(() => ({ width: document.querySelector(".body")?.clientWidth ?? 0, height: innerHeight }));
  for (const { width, height } of boxes) {
    expect(width).toBeLessThanOrEqual(room.width);
    expect(height).toBeLessThanOrEqual(room.height * 0.86);
  }
  expect(boxes[0]).toEqual({ width: 1, height: 1 });
  expect(boxes[3]?.width).toBe(room.width);
  await fitsWidth(page);
  expect(await moved()).toBeLessThan(0.02);
});

test("cover, gallery and text keep their places while pictures come", async ({ page }) => {
  const moved = await shifts(page);
  for (const path of ["/news/1004", "/news/1005", "/news/1001"]) {
    await open(page, path);
    for (const image of await page.locator("article .image img").all()) {
      await image.scrollIntoViewIfNeeded();
      await expect.poll(() => image.evaluate((live) => (live as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    }
  }
  expect(await moved()).toBeLessThan(0.02);
});

interface Picture {
  alt: string;
}

interface Article {
  cover: Picture;
  body: { picture?: Picture }[];
  gallery?: Picture[];
}

/** What each picture takes of the page. */
function places(page: Page): Promise<number[][]> {
  const place = (all: Element[]) => all.map((one) => one.getBoundingClientRect()).map(({ x, y, width, height }) => [x, y + scrollY, width, height].map(Math.round));
  return page.locator("main .image").evaluateAll(place);
}

const cut = (route: Route) => route.abort();
const complaints = [/Failed to load resource: net::ERR_FAILED/, /request: net::ERR_FAILED .*\/media\//];
const program = /\.wasm$/;

/** The page's first picture has broken. */
async function isBroken(page: Page): Promise<void> {
  const isIt = (box: Element) => [...box.querySelectorAll("img")].every((image) => image.complete && image.naturalWidth === 0);
  await expect.poll(() => page.locator("main .image").first().evaluate(isIt)).toBe(true);
}

for (const way of ["rendered", "not rendered"] as const) {
  test(`for a picture that does not come its words stand in a box as large as it, on a page that was ${way}, and nothing moves`, async ({ page, watch, request }) => {
    watch.expect(...complaints);
    if (way === "not rendered") await unrendered(page);
    // It breaks before anybody listens.
    const late = async (route: Route) => {
      await isBroken(page);
      await route.fallback();
    };
    const moved = await shifts(page);
    for (const id of ["1004", "1005"]) {
      const { cover, body, gallery = [] } = (await (await request.get(`/api/v1/articles/${id}`)).json()) as Article;
      const pictures = [cover, ...body.flatMap(({ picture }) => picture ?? []), ...gallery];
      await page.route("**/media/**", cut);
      if (way === "rendered") await page.route(program, late);
      await open(page, `/news/${id}`);
      const boxes = page.locator("main .image");
      await expect(boxes).toHaveCount(pictures.length);
      for (const [at, { alt }] of pictures.entries()) {
        await boxes.nth(at).scrollIntoViewIfNeeded();
        await expect(boxes.nth(at).locator(".image-broken")).toHaveText(alt);
      }
      await expect(boxes.locator("img")).toHaveCount(0);
      // What is built anew may move while it is: there it is only compared with the page that has its pictures.
      if (way === "rendered") expect(await moved()).toBeLessThan(0.02);
      const broken = await places(page);
      await page.unroute("**/media/**", cut);
      await page.unroute(program, late);
      await open(page, `/news/${id}`);
      await expect(boxes.locator("img")).toHaveCount(pictures.length);
      expect(broken).toEqual(await places(page));
    }
  });

  test(`for pictures of lists that do not come there are boxes as large as they, on a page that was ${way}, and nothing moves`, async ({ page, watch }) => {
    watch.expect(...complaints);
    if (way === "not rendered") await unrendered(page);
    for (const path of ["/", "/news"]) {
      // Other tests publish: it is compared with what this very page was before the first one was told of.
      let before: Promise<number[][]> | undefined;
      const late = async (route: Route) => {
        await (before ??= isBroken(page).then(() => places(page)));
        await route.fallback();
      };
      const lateCut = async (route: Route) => {
        await (before ??= ready(page).then(() => places(page)));
        await route.abort();
      };
      await page.route("**/media/**", way === "rendered" ? cut : lateCut);
      if (way === "rendered") await page.route(program, late);
      await open(page, path);
      const covers = page.locator("main :is(.row-cover, .tile-cover)");
      for (let at = 0; at < 4; at += 1) {
        await covers.nth(at).scrollIntoViewIfNeeded();
        await expect(covers.nth(at).locator(".image-broken")).toHaveText("Зображення не завантажилося");
        await expect(covers.nth(at).locator("img")).toHaveCount(0);
      }
      expect(await places(page), path).toEqual(await before);
      await page.unroute("**/media/**");
      await page.unroute(program);
    }
  });
}

test("a broken picture opens over the page as its words, and the others can be leafed to", async ({ page, watch }) => {
  watch.expect(...complaints);
  await page.route("**/media/**", cut);
  await open(page, "/news/1004");
  const link = page.locator(".gallery a.zoom").nth(1);
  await link.scrollIntoViewIfNeeded();
  const words = (await link.locator(".image-broken").textContent()) ?? "";
  await link.click();
  const dialog = page.getByRole("dialog", { name: "Перегляд зображень" });
  await expect(dialog.locator("figure .image-broken")).toHaveText(words);
  await page.keyboard.press("ArrowRight");
  await expect(dialog.getByRole("status")).toContainText("3 з 8");
  await expect(dialog.locator("figure .image-broken")).not.toHaveText(words);
});

test("a film that the keyboard asked for leaves the focus at it", async ({ page, watch }) => {
  // The settings of every test are written in the film's frame too, which has no place for them.
  watch.expect(/Failed to read the 'localStorage'/);
  await page.route("https://www.youtube-nocookie.com/**", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Фільм</title><a href=#>грати</a>" }));
  await page.route("https://player.vimeo.com/**", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Фільм</title><a href=#>грати</a>" }));
  await open(page, "/news/1022");
  const embed = page.locator(".embed").first();
  await embed.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(embed.locator("iframe")).toBeVisible();
  await expect(embed).toBeFocused();
});

test("a wide table scrolls in its box by keyboard, and the page does not", async ({ page, newsroom }, info) => {
  const id = `tablytsia-${info.project.name}`;
  const cells = Array.from({ length: 14 }, (_, at) => `<td>Дуже довга назва ${at}</td>`).join("");
  await newsroom.put(id, { title: "Широка таблиця", body_html: `<table><tr>${cells}</tr></table>` });
  await open(page, `/news/${id}`);
  const box = page.getByRole("region", { name: "Таблиця" });
  await box.focus();
  await page.keyboard.press("End");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
  await expect.poll(() => box.evaluate((live) => live.scrollLeft)).toBeGreaterThan(0);
  await fitsWidth(page);
  await expect(parts.heading(page)).toBeVisible();
});
