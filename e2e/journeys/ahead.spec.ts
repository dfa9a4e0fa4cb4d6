import type { Page } from "@playwright/test";
import { expect, open as openPage, parts, ready, test } from "../helper.ts";
import type { Newsroom } from "../newsroom.ts";

/** The same, and waits until the page looks ahead. */
async function open(page: Page, path: string): Promise<void> {
  await openPage(page, path);
  await expect(page.locator("html[data-ahead]")).toHaveCount(1);
}

test.use({ looksAhead: true });

/** Articles of a tag of this test's own: nobody else withdraws one while it is asked for ahead. */
async function publish(newsroom: Newsroom, topic: string, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const draft = { title: `Стаття ${number} теми ${topic}`, published_at: `2025-05-${String(number).padStart(2, "0")}T10:00:00+03:00` };
    await newsroom.put(`${topic}-${number}`, { ...draft, tags: [{ slug: topic, name: `тема ${topic}` }] });
  }
}

/** The calls for articles of a topic, as they are made: `GET id`, and `POST id/views`. */
function articleCalls(page: Page, topic: string): string[] {
  const calls: string[] = [];
  page.on("request", (request) => {
    const found = /^\/api\/v1\/articles\/([^/]+(?:\/views)?)$/.exec(new URL(request.url()).pathname)?.[1];
    if (found?.startsWith(topic)) calls.push(`${request.method()} ${found}`);
  });
  return calls;
}

/** Notes whether a page ever showed that it waits, however shortly. */
async function watchSkeletons(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const count = () => document.querySelectorAll("main .skeleton").length;
    const root = document.documentElement;
    root.dataset["skeletons"] = "0";
    new MutationObserver(() => {
      if (count() > 0) root.dataset["skeletons"] = String(Number(root.dataset["skeletons"]) + 1);
    }).observe(document.body, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => Number(document.documentElement.dataset["skeletons"]));
}

/** The reader's own setting; there from the first rendering on. */
async function saveData(page: Page): Promise<void> {
  await page.addInitScript(() => localStorage.setItem("visnyk.data-saver", "on"));
}

/** Lets a page's own timers run for some seconds, in steps: between them the browser tells the page what is in view. */
async function idle(page: Page, seconds: number): Promise<void> {
  for (let step = 0; step < seconds * 4; step += 1) await page.clock.runFor(250);
}

test("an article whose title the pointer rests on opens without a call and without a sign of waiting", async ({ page, newsroom }, info) => {
  const topic = `napered-${info.project.name}`;
  await publish(newsroom, topic, 1);
  await saveData(page);
  const calls = articleCalls(page, topic);
  await open(page, `/tags/${topic}`);

  const title = parts.results(page).first().getByRole("heading").getByRole("link");
  const answered = page.waitForResponse(`**/api/v1/articles/${topic}-1`);
  await title.hover();
  await (await answered).finished();
  expect(calls, "asked for once, and not counted as read").toEqual([`GET ${topic}-1`]);

  const skeletons = await watchSkeletons(page);
  await title.click();
  await expect(parts.heading(page)).toHaveText(`Стаття 1 теми ${topic}`);
  await ready(page);
  expect(await skeletons(), "signs of waiting").toBe(0);
  await expect.poll(() => calls).toEqual([`GET ${topic}-1`, `POST ${topic}-1/views`]);
});

test("a link followed while its article is on its way waits for that call and makes no second one", async ({ page, newsroom }, info) => {
  const topic = `dorohoiu-${info.project.name}`;
  await publish(newsroom, topic, 1);
  await saveData(page);
  const calls = articleCalls(page, topic);
  let answer: () => void = () => undefined;
  const followed = new Promise<void>((resolve) => (answer = resolve));
  await page.route(`**/api/v1/articles/${topic}-1`, async (route) => {
    await followed;
    await route.continue();
  });
  await open(page, `/tags/${topic}`);
  const title = parts.results(page).first().getByRole("heading").getByRole("link");
  const asked = page.waitForRequest(`**/api/v1/articles/${topic}-1`);
  await title.hover();
  await asked;
  await title.click();
  await expect(page).toHaveURL(`/news/${topic}-1`);
  answer();
  await expect(parts.heading(page)).toHaveText(`Стаття 1 теми ${topic}`);
  await ready(page);
  await expect.poll(() => calls).toEqual([`GET ${topic}-1`, `POST ${topic}-1/views`]);
});

test("a pointer that crosses a list asks only for the link on which it comes to rest", async ({ page, newsroom }, info) => {
  const topic = `povz-${info.project.name}`;
  await publish(newsroom, topic, 4);
  await saveData(page);
  const calls = articleCalls(page, topic);
  await open(page, `/tags/${topic}`);
  // All in one moment: Playwright's own steps may take longer than a rest does. The last row is the oldest article.
  await parts.main(page).evaluate((main) => {
    for (const link of main.querySelectorAll(".row-title a")) {
      link.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    }
  });
  await expect.poll(() => calls).toEqual([`GET ${topic}-1`]);
});

test("a link that a finger touches is asked for", async ({ page, newsroom }, info) => {
  const topic = `dotyk-${info.project.name}`;
  await publish(newsroom, topic, 1);
  await saveData(page);
  const calls = articleCalls(page, topic);
  await open(page, `/tags/${topic}`);
  const title = parts.results(page).first().getByRole("heading").getByRole("link");
  await title.evaluate((link) => link.dispatchEvent(new Event("touchstart", { bubbles: true })));
  await expect.poll(() => calls).toEqual([`GET ${topic}-1`]);
});

test("articles in view are asked for while idle, each once and only some of them", async ({ page, newsroom }, info) => {
  const topic = `spokii-${info.project.name}`;
  await publish(newsroom, topic, 12);
  const calls = articleCalls(page, topic);
  await page.clock.install();
  await open(page, `/tags/${topic}`);
  await expect
    .poll(async () => {
      await idle(page, 1);
      return calls.length;
    })
    .toBeGreaterThan(0);
  const rows = await parts.results(page).all();
  // There and back: what was asked for already is not asked for again.
  for (const row of [...rows, ...rows.reverse()]) {
    await row.scrollIntoViewIfNeeded();
    await idle(page, 1);
  }
  await expect.poll(() => calls.length).toBe(6);
  await idle(page, 4);
  expect(calls.length).toBe(6);
  expect(new Set(calls).size, calls.join(", ")).toBe(6);
  expect(calls.filter((call) => call.startsWith("POST")), "counted as read").toEqual([]);
});

test("a reader who saves data has nothing asked for by rows in view", async ({ page, newsroom }, info) => {
  const topic = `oshchad-${info.project.name}`;
  await publish(newsroom, topic, 3);
  await saveData(page);
  const calls = articleCalls(page, topic);
  await page.clock.install();
  await open(page, `/tags/${topic}`);
  await idle(page, 6);
  expect(calls).toEqual([]);
});
