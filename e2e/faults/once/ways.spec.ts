import { parts, ready, unrendered } from "../../helper.ts";
import { latest } from "../calls.ts";
import { faults } from "../harms.ts";
import { browserSays, expect, failsSo, isAlive, message, test, tryAgain } from "../portal.ts";

const list = "/articles?lang=uk&limit=20";
const newsLink = (page: Parameters<typeof parts.navigation>[0]) => parts.navigation(page).getByRole("link", { name: "Новини" });

test("a reader who comes to a failing list by link, again and again, is told of each fault and can go on", async ({ page, watch, middle }) => {
  test.slow();
  watch.expect(...browserSays);
  await page.goto("/about");
  await ready(page);
  for (const [name, fault] of Object.entries(faults)) {
    await failsSo(page, middle, fault, list, () => newsLink(page).click(), name);
    await isAlive(page);
    await expect(page).toHaveURL("/news");
    await page.getByRole("contentinfo").getByRole("link", { name: "Про портал" }).click();
    await expect(parts.heading(page)).toHaveText("Про портал");
    await expect(message(page), "the message went with its page").toHaveCount(0);
  }
  middle.mend();
  await newsLink(page).click();
  await expect(parts.results(page)).toHaveCount(20);
  expect(watch.loads).toBe(1);
});

test("«Показати ще» tells of each fault under the rows that are there, and goes on when it is over", async ({ page, watch, middle }) => {
  test.slow();
  watch.expect(...browserSays);
  await page.goto("/news");
  await ready(page);
  let act: () => Promise<unknown> = () => page.locator("#show-more").click();
  for (const [name, fault] of Object.entries(faults)) {
    await failsSo(page, middle, fault, list, act, name);
    await expect(parts.results(page)).toHaveCount(20);
    act = () => tryAgain(page);
  }
  middle.mend();
  await act();
  await expect(parts.results(page)).toHaveCount(40);
  await expect(message(page)).toHaveCount(0);
});

test("an article, a tag and a community that are not there, or were withdrawn, read so however they are come to", async ({ page, watch, middle }) => {
  watch.expect(...browserSays);
  await unrendered(page);
  for (const [path, begin, gone] of [
    ["/news/1001", "/articles/1001", "Статтю знято з публікації"],
    ["/tags/osvita", "/tags/osvita", undefined],
    ["/regions/lvivska", "/regions/lvivska", undefined],
    ["/communities/nemyrivska", "/communities/nemyrivska", undefined],
  ] as const) {
    for (const status of gone ? [404, 410] : [404]) {
      middle.answer((answer) => void answer.writeHead(status, { "content-type": "application/problem+json" }).end("{}"), begin);
      await page.goto(path);
      await ready(page);
      await expect(parts.heading(page)).toHaveText(status === 410 ? (gone ?? "") : /немає|не знайдено/);
      await expect(parts.retry(page), "there is nothing to try").toHaveCount(0);
      await expect(parts.main(page).getByRole("link", { name: "Усі новини" })).toBeVisible();
      await isAlive(page);
    }
  }
});

test("a proxy's own page of «not found» is a failing call, and not an article or a list that is gone", async ({ page, watch, middle }) => {
  test.slow();
  watch.expect(...browserSays);
  await unrendered(page);
  for (const [path, begin] of [
    ["/news/1001", "/articles/1001"],
    ["/tags/osvita", "/tags/osvita"],
    ["/regions/lvivska", "/regions/lvivska"],
    ["/communities/nemyrivska", "/communities/nemyrivska"],
    ["/news", list],
    ["/tags", "/tags"],
  ] as const) {
    for (const status of [404, 410]) {
      middle.answer((answer) => void answer.writeHead(status, { "content-type": "text/html" }).end("<!doctype html><title>Не знайдено</title>"), begin);
      await page.goto(path);
      await ready(page);
      await expect(message(page), `${path} ${status}`).toContainText("сталася помилка");
      middle.mend();
      await tryAgain(page);
      await expect(message(page), `${path} ${status}`).toHaveCount(0);
    }
  }
});

test("typing into a search while suggestions fail offers nothing, says nothing and searches all the same", async ({ page, watch, middle }) => {
  watch.expect(...browserSays);
  await page.goto("/search");
  await ready(page);
  const field = parts.main(page).getByRole("combobox").first();
  let text = "шк";
  for (const [name, { harm, isLate }] of Object.entries(faults)) {
    if (isLate) continue;
    middle.answer(harm, "/suggest");
    const before = middle.harmed.length;
    text = text === "шк" ? "шко" : "шк";
    await field.fill(`${text}${before}`);
    await expect.poll(() => middle.harmed.length, { message: name }).toBeGreaterThan(before);
    await expect(page.getByRole("listbox").getByRole("option"), name).toHaveCount(0);
  }
  await expect(page.getByRole("alert").filter({ visible: true })).toHaveCount(0);
  await field.fill("школа");
  await field.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=/);
  await expect(parts.results(page).first()).toBeVisible();
  middle.mend();
  await field.fill("осві");
  await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
});

test("a filter's field whose values cannot be found offers the most frequent ones that fit", async ({ page, watch, middle }) => {
  watch.expect(...browserSays);
  await page.goto("/news");
  await ready(page);
  const field = parts.main(page).getByRole("combobox", { name: "Тег" });
  await field.click();
  const options = page.getByRole("listbox").getByRole("option");
  const first = ((await options.first().locator(".combobox-name").textContent()) ?? "").trim();
  for (const [name, { harm, isLate }] of Object.entries(faults)) {
    if (isLate) continue;
    middle.answer(harm, "/facets/tag");
    const before = middle.harmed.length;
    await field.fill("");
    await field.fill(first.slice(0, 3 + (before % 2)));
    await expect.poll(() => middle.harmed.length, { message: name }).toBeGreaterThan(before);
    await expect(options.filter({ hasText: first }), name).toHaveCount(1);
  }
  await expect(page.getByRole("alert").filter({ visible: true })).toHaveCount(0);
});

test("answers that come late and in the wrong order show on the page that is open, and on no other", async ({ page, middle }) => {
  await page.goto("/about");
  await ready(page);
  const held: (() => void)[] = [];
  middle.hold((go) => held.push(go), list, "/tags", latest);
  await newsLink(page).click();
  await expect.poll(() => held.length).toBe(1);
  await expect(parts.main(page).locator(".skeleton-list")).toBeVisible();
  await parts.navigation(page).getByRole("link", { name: "Теги" }).click();
  await expect.poll(() => held.length).toBe(2);
  await newsLink(page).click();
  await expect.poll(() => held.length).toBe(3);
  // Five seconds, give or take: nothing is told of, nothing is asked for twice.
  for (const seconds of [3, 2, 4]) await page.evaluate((passed) => window.wind(passed * 1_000), seconds);
  expect(held.length).toBe(3);
  await expect(message(page)).toHaveCount(0);
  for (const go of held.reverse()) go();
  await expect(parts.results(page)).toHaveCount(20);
  await expect(parts.heading(page)).toHaveText("Новини");
});
