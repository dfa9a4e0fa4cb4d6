import { parts, ready, unrendered } from "../../helper.ts";
import { isLive } from "../../live/look.ts";
import { type Fault, faults } from "../harms.ts";
import { browserSays, expect, failsSo, message, test, tryAgain } from "../portal.ts";

const list = "/articles?lang=uk&limit=20";
const ticks = 30;
const broken: Fault = { harm: (answer) => void answer.writeHead(500).end(), says: /На порталі сталася помилка/ };
const unreachable: Fault = { harm: (answer) => void answer.destroy(), says: /Немає зв’язку з порталом/ };

test("only a portal that cannot be reached is asked again by itself, now and then, and what it answers is shown", async ({ page, watch, middle }) => {
  test.slow();
  watch.expect(...browserSays);
  await unrendered(page);
  for (const [name, fault] of Object.entries(faults)) {
    let act: () => Promise<unknown> = () => page.goto("/news");
    if (fault.isLate) {
      // No other call may be under way when the time is wound on.
      await failsSo(page, middle, broken, list, act, name);
      await expect(parts.latest(page).getByRole("listitem").first()).toBeVisible();
      act = () => tryAgain(page);
    }
    await failsSo(page, middle, fault, list, act, name);
    const isUnreachable = fault.says.test("Немає зв’язку з порталом");
    if (isUnreachable) middle.answer(unreachable.harm, list);
    const before = middle.harmed.length;
    for (let times = 0; times < (isUnreachable ? 3 : ticks); times += 1) {
      const asked = middle.harmed.length;
      await page.evaluate(() => window.tick());
      // One that is under way is not begun anew.
      await page.evaluate(() => window.tick());
      if (isUnreachable) {
        await expect.poll(() => middle.harmed.length, { message: name }).toBeGreaterThan(asked);
        await expect(message(page), name).toContainText(fault.says);
        await expect(page.locator("main [aria-busy=true]"), name).toHaveCount(0);
      }
    }
    if (!isUnreachable) {
      // Whatever was asked for would have come by the time that another call was answered.
      await page.evaluate(() => fetch("/api/v1/tags").then((answer) => answer.text()));
      expect(middle.harmed.length, name).toBe(before);
      continue;
    }
    middle.mend();
    await page.evaluate(() => window.tick());
    await expect(parts.results(page), name).toHaveCount(20);
    await expect(message(page), name).toHaveCount(0);
  }
});

test("a portal so slow that the reader's own try outlasts the page's is told of as slow, and is not asked for ever", async ({ page, watch, middle }) => {
  watch.expect(...browserSays);
  await unrendered(page);
  await failsSo(page, middle, unreachable, list, () => page.goto("/news"));
  // The first word of the stream has the page ask again by itself: that is over when another call was answered.
  await isLive(page);
  await page.evaluate(() => fetch("/api/v1/tags").then((answer) => answer.text()));
  await expect(message(page)).toHaveCount(1);
  middle.answer(() => undefined, list);
  const before = middle.harmed.length;
  await parts.retry(page).click();
  await expect.poll(() => middle.harmed.length).toBe(before + 1);
  for (let times = 0; times < 3; times += 1) {
    await page.evaluate(() => window.wind(8_000));
    await page.evaluate(() => window.tick());
  }
  await expect(message(page)).toContainText("вчасно");
  expect(middle.harmed.length).toBe(before + 1);
});

test("a newsroom that is busy is not asked for what the reader might open next", async ({ page, watch, middle }) => {
  watch.expect(...browserSays);
  await page.goto("/news");
  await ready(page);
  await expect(page.locator("html[data-ahead]")).toHaveCount(1);
  const guesses = () => middle.calls.filter((path) => /^\/articles\/[^/]+$/.test(path)).length;
  middle.answer((answer) => void answer.writeHead(503, { "retry-after": "7" }).end());
  const titles = parts.results(page).getByRole("heading").getByRole("link");
  await titles.nth(0).hover();
  await expect.poll(guesses).toBe(1);
  for (let at = 1; at < 6; at += 1) {
    await titles.nth(at).hover();
    await page.evaluate(() => window.wind(1_000));
  }
  expect(guesses()).toBe(1);
  // What the reader does open is asked for, and fails in words.
  await titles.nth(5).click();
  await expect.poll(guesses).toBe(2);
  await expect(message(page).first()).toContainText("перевантажений");
  await expect(page).toHaveURL(/\/news\/./);
});

test.describe("where the page looks ahead by itself", () => {
  test.use({ looksAhead: true });

  test("a busy newsroom has one guess of a page, and no more", async ({ page, watch, middle }) => {
    watch.expect(...browserSays);
    // The page came with its answers: all that it asks for are guesses.
    middle.answer((answer) => void answer.writeHead(429, { "retry-after": "7" }).end());
    await page.goto("/news");
    await ready(page);
    await expect.poll(() => middle.harmed.length, { message: "a row in view is asked for" }).toBeGreaterThan(0);
    await page.evaluate(() => window.wind(5_000));
    await page.evaluate(() => fetch("/api/v1/tags").then((answer) => answer.text()));
    // One guess is an article and what is related to it.
    expect(middle.harmed.filter((path) => path.startsWith("/articles/")).length).toBeLessThanOrEqual(2);
  });
});
