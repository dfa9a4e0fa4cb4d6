import { parts, ready, unrendered } from "../../helper.ts";
import { pages } from "../calls.ts";
import { huge } from "../harms.ts";
import type { Change } from "../middle.ts";
import { browserSays, expect, failsSo, message, test, tryAgain } from "../portal.ts";

type Value = null | boolean | number | string | Value[] | { [name: string]: Value };

/** An answer as a careless newsroom would write it, that says the same: numbers as strings, null for what may be absent, fields nobody
 * knows, kinds nobody knows, a broken item in each list. */
function careless(value: Value): Value {
  if (Array.isArray(value)) return [...value.map(careless), ...(typeof value[0] === "object" ? [{ id: { no: "id" } }, null, "x", 7] : [])];
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([name, of]): [string, Value] => [name, typeof of === "number" ? String(of) : careless(of)]);
  return { "": 1, unknown: [{}], ...Object.fromEntries(fields), ...("media" in value ? { kind: "дослідження", updated_at: 5, cover: value["cover"] ?? null } : {}) };
}

/** The same with a byte order mark, and with each field twice: the last one counts. */
const twisted: Change = (body) => `\uFEFF${JSON.stringify(careless(JSON.parse(body) as Value)).replaceAll('"title":', '"title":"перша","title":')}`;

test("each page shows of careless answers all that it shows of careful ones", async ({ page, watch, middle }) => {
  test.slow();
  watch.expect(/404 \(Not Found\).*no-such-page/);
  await unrendered(page);
  const shown = async (path: string) => {
    await page.goto(path);
    await ready(page);
    await expect(parts.latest(page).getByRole("listitem").first()).toBeVisible();
    return page.evaluate(() => [document.title, ...[...document.querySelectorAll("main h1, main h2, main a[href], aside a[href]")].map((one) => one.textContent?.trim())]);
  };
  for (const { path } of pages) {
    middle.mend();
    const careful = await shown(path);
    middle.rewrite(twisted);
    expect(await shown(path), path).toEqual(careful);
    await expect(message(page), path).toHaveCount(0);
  }
  expect(middle.harmed.length).toBeGreaterThan(pages.length);
});

const odd = {
  none: null,
  words: "вчора ввечері",
  future: "2031-01-01T00:00:00+02:00",
  beginning: "1970-01-01T00:00:00Z",
  zoneless: "2026-11-23T08:00:00",
  // The night in which Kyiv's clocks go back: three o'clock comes twice.
  once: "2026-10-25T03:30:00+03:00",
  again: "2026-10-25T03:30:00+02:00",
  month: "2026-13-40T25:61:00+02:00",
};

test("a list whose dates are none, of the future, of 1970, without a zone or of the night the clocks change is shown whole", async ({ page, middle }) => {
  await unrendered(page);
  const dates = Object.values(odd);
  middle.rewrite((body) => {
    const list = JSON.parse(body) as { items: { id: string; published_at: string | null; title: string }[] };
    list.items = list.items.slice(0, dates.length).map((card, at) => ({ ...card, published_at: dates[at] ?? null, title: `Дата ${Object.keys(odd)[at]}` }));
    return JSON.stringify(list);
  }, "/articles?lang=uk&limit=20");
  await page.goto("/news");
  await ready(page);
  const row = (name: string) => parts.results(page).filter({ hasText: `Дата ${name}` });
  await expect(parts.results(page)).toHaveCount(dates.length);
  for (const name of ["none", "words", "month"]) await expect(row(name).locator("time"), name).toHaveCount(0);
  await expect(row("once").locator("time")).toHaveText("03:30");
  await expect(row("again").locator("time")).toHaveText("03:30");
  await expect(parts.main(page).locator("h2.day")).toHaveText([/2031/, /1970/, "Учора", /25\s+жовтня/]);
  await expect(page.locator("main")).not.toContainText(/NaN|Invalid|undefined|null/);
});

test("ids beyond what a number can hold keep their digits, and lead to their articles", async ({ page, middle, watch }) => {
  watch.expect(/404/);
  await unrendered(page);
  const id = "9007199254740993";
  middle.rewrite((body) => body.replace(/"id":"[^"]+"/, `"id":${id}`), "/articles?lang=uk&limit=20");
  await page.goto("/news");
  await ready(page);
  const link = parts.results(page).first().getByRole("heading").getByRole("link");
  await expect(link).toHaveAttribute("href", `/news/${id}`);
  await link.click();
  await expect(parts.heading(page)).toHaveText("Такої статті немає");
  expect(middle.calls).toContain(`/articles/${id}`);
});

/** Runs in the page before all else: the program's memory can be asked for its size. */
function tellMemory(): void {
  const begin = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...of) => {
    const begun = await begin(...of);
    // The later part has none of its own.
    const memory = begun.instance.exports["memory"];
    if (memory instanceof WebAssembly.Memory) Object.assign(window, { memory: () => memory.buffer.byteLength });
    return begun;
  };
}

test("ten thousand articles in one answer make no page of ten thousand rows, and fifty megabytes do not get into the program", async ({ page, watch, middle }) => {
  test.slow();
  watch.expect(...browserSays);
  await page.addInitScript(tellMemory);
  await unrendered(page);
  const memory = () => page.evaluate(() => (window as unknown as { memory: () => number }).memory());
  const list = "/articles?lang=uk&limit=20";
  middle.rewrite((body) => {
    const answer = JSON.parse(body) as { items: { id: string; title: string }[]; page: { total: number } };
    answer.items = Array.from({ length: 10_000 }, (_, at) => ({ id: `x${at}`, title: `Стаття ${at}`, lang: "uk" }));
    answer.page.total = 10_000;
    return JSON.stringify(answer);
  }, list);
  await page.goto("/news");
  await ready(page);
  await expect(parts.results(page)).toHaveCount(100);
  const before = await memory();
  let act: () => Promise<unknown> = () => page.locator("#show-more").click();
  for (const isAnnounced of [true, false, true, false]) {
    await failsSo(page, middle, { harm: huge(isAnnounced), says: /якої ми не змогли прочитати/ }, list, act);
    act = () => tryAgain(page);
  }
  expect((await memory()) - before, "bytes that the program's memory grew by").toBeLessThan(2 * 1024 * 1024);
  // Items that are nothing at all, half a million of them.
  await failsSo(page, middle, { harm: (answer) => void answer.writeHead(200).end(`{"items":[${"0,".repeat(1_000_000)}0],"page":7}`), says: /якої ми не змогли прочитати/ }, list, act);
  middle.mend();
  await tryAgain(page);
  await expect(message(page)).toHaveCount(0);
  await expect(parts.results(page).nth(100)).toBeVisible();
  expect(await memory(), "bytes of the program's memory").toBeLessThan(100 * 1024 * 1024);
});

test("lists beside the page that never end are shown as long as they are meant to be", async ({ page, middle }) => {
  await unrendered(page);
  const many = JSON.stringify({ items: Array.from({ length: 5_000 }, (_, at) => ({ id: `x${at}`, title: `Стаття ${at}`, kind: "tag", key: `x${at}`, name: `школа ${at}` })) });
  middle.answer((answer) => void answer.writeHead(200, { "content-type": "application/json" }).end(many), "/articles/1001/related", "/suggest", "/top");
  await page.goto("/news/1001");
  await expect(parts.main(page).locator(".related li")).toHaveCount(100);
  await page.goto("/search");
  await ready(page);
  await parts.main(page).getByRole("combobox").first().fill("школа");
  await expect(page.getByRole("listbox").getByRole("option")).toHaveCount(20);
});
