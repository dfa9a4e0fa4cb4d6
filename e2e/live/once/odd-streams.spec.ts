import type { ServerResponse } from "node:http";
import { parts } from "../../helper.ts";
import { inState, isLive, live, openLive } from "../look.ts";
import { expect, test } from "../portal.ts";
import { chance, stopTime, wind } from "../time.ts";

const eventStream = { "content-type": "text/event-stream", "cache-control": "no-store" };

/** A word of the stream. */
function word(event: string, id: number | string, data: unknown): string {
  return `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
}

const ping = (id: number, retry = 30_000) => word("ping", id, { now: "2026-11-24T12:00:00+02:00", retry });
const card = (id: string, title: string) => ({ id, lang: "uk", title, published_at: "2026-11-24T11:59:00+02:00", media: { photo: false, video: false }, tags: [], regions: [], communities: [] });

/** Answers to a call for a stream that are none, or no longer. */
const noStreams: Record<string, (answer: ServerResponse, url: string) => void> = {
  "an error": (answer) => void answer.writeHead(500).end(),
  "a page": (answer) => void answer.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Вхід</title>"),
  "a stream under the type of JSON": (answer) => void answer.writeHead(200, { "content-type": "application/json" }).end(ping(1)),
  "nothing, with 204": (answer) => void answer.writeHead(204).end(),
  "a redirect without end": (answer, url) => void answer.writeHead(302, { location: url }).end(),
  "a stream that ends at once": (answer) => void answer.writeHead(200, eventStream).end(),
  "a stream that asks to be called again at once, and ends": (answer) => void answer.writeHead(200, eventStream).end("retry: 0\n\n"),
  "a reset connection": (answer) => void answer.socket?.resetAndDestroy(),
};

for (const [name, refuse] of Object.entries(noStreams)) {
  test(`a newsroom that answers with ${name} when it is called again is called ever more rarely, and its news come all the same`, async ({ page, portal, watch }) => {
    watch.expect(/net::ERR_|Failed to load resource|EventSource's response has a/);
    await chance(page, 0.5);
    // What a browser may keep for five seconds it must not keep where minutes pass in a moment.
    await page.route("**/api/v1/changes*", (route) => route.continue());
    await openLive(page, "/news");
    portal.proxy.instead = refuse;
    portal.proxy.cut();
    await inState(page, "reconnecting");
    await portal.publish("Попри все");
    // Five minutes.
    for (let step = 0; step < 30; step += 1) await wind(page, 10);
    const calls = portal.proxy.streamCalls.length + portal.proxy.changesCalls.length;
    expect(calls).toBeLessThanOrEqual(30);
    // A call takes real time: its answer may come only with the next minute.
    const first = async () => {
      await wind(page, 10);
      return live.rows(page).first().textContent();
    };
    await expect.poll(first, { intervals: [50] }).toContain("Попри все");
    await expect(live.rows(page)).toHaveCount(21);
    await expect(page.getByRole("alert").filter({ visible: true })).toHaveCount(0);
  });
}

test("a stream that says to be called again at once is not: the page keeps its own time", async ({ page, portal, watch }) => {
  watch.expect(/net::ERR_/);
  await chance(page, 0.5);
  portal.proxy.instead = (answer) => {
    answer.writeHead(200, eventStream).write(`retry: 0\n\n${ping(portal.proxy.since)}`);
  };
  await openLive(page, "/news");
  await stopTime(page);
  portal.proxy.cut();
  await inState(page, "reconnecting");
  await wind(page, 14.9);
  expect(portal.proxy.streamCalls.length).toBe(1);
  await wind(page, 0.2);
  await expect.poll(() => portal.proxy.streamCalls.length).toBe(2);
});

test("a stream whose other end is gone without a word is given up after its silence, and called again once", async ({ page, portal }) => {
  await chance(page, 0.5);
  portal.proxy.instead = (answer) => {
    answer.writeHead(200, eventStream).write(ping(portal.proxy.since));
  };
  await openLive(page, "/news");
  await stopTime(page);
  await wind(page, 49);
  await isLive(page);
  await wind(page, 2);
  await inState(page, "reconnecting");
  expect(portal.proxy.streamCalls.length).toBe(1);
  await wind(page, 15.1);
  await expect.poll(() => portal.proxy.streamCalls.length).toBe(2);
});

test("ids that come twice or backwards bring each article once, as it was last, and one that is none brings nothing", async ({ page, portal }) => {
  portal.proxy.instead = (answer) => {
    const since = portal.proxy.since;
    const words = [
      ping(since),
      word("created", since + 3, card("a", "Перша, як остання")),
      word("created", since + 3, card("a", "Перша, як остання")),
      word("created", since + 1, card("a", "Перша, як була")),
      word("updated", since + 2, card("a", "Перша, як була потім")),
      word("created", since + 5, card("b", "Друга")),
      word("created", "не число", card("c", "Третя без номера")),
      word("removed", since + 4, { id: "b" }),
      `event: created\nid: ${since + 6}\ndata: {"id":\n\n`,
      `event: created\nid: ${since + 7}\ndata: null\n\n`,
      word("strange", since + 8, card("d", "Невідома подія")),
      word("created", since + 9, card("e", "П’ята")),
    ];
    answer.writeHead(200, eventStream).write(words.join(""));
  };
  await openLive(page, "/news");
  await expect(live.rows(page).filter({ hasText: "П’ята" })).toHaveCount(1);
  await expect(live.rows(page).filter({ hasText: "Перша, як остання" })).toHaveCount(1);
  await expect(live.rows(page).filter({ hasText: "Перша" })).toHaveCount(1);
  await expect(live.rows(page).filter({ hasText: "Друга" })).toHaveCount(1);
  await expect(live.rows(page).filter({ hasText: "Невідома подія" })).toHaveCount(0);
  // Without a number nobody knows whether it is newer than the list.
  await expect(live.rows(page).filter({ hasText: "Третя без номера" })).toHaveCount(0);
  expect(portal.proxy.streamCalls.length).toBe(1);
});

test("an event of two megabytes, and a thousand within moments, leave a page that answers the reader", async ({ page, portal }) => {
  test.slow();
  let answer: ServerResponse | undefined;
  portal.proxy.instead = (begun) => {
    begun.writeHead(200, eventStream).write(ping(portal.proxy.since));
    answer = begun;
  };
  await openLive(page, "/news");
  const since = portal.proxy.since;
  answer?.write(word("created", since + 1, { ...card("long", "Довга"), lead: "слово ".repeat(350_000) }));
  await expect(live.rows(page).filter({ hasText: "Довга" })).toHaveCount(1);
  for (let at = 1_001; at <= 2_000; at += 1) answer?.write(word("created", since + at, { ...card(`x${at}`, `Швидка ${at}`), published_at: "2026-11-24T11:59:30+02:00" }));
  await expect(live.rows(page).filter({ hasText: "Швидка 2000" })).toHaveCount(1);
  expect(await live.rows(page).count(), "rows that a list may have").toBeLessThanOrEqual(50);
  // A page that is busy with them does not come to this.
  await parts.navigation(page).getByRole("link", { name: "Теги" }).click();
  await expect(parts.heading(page)).toHaveText("Теги");
  expect(await page.locator("#latest-rows > li").count()).toBeLessThanOrEqual(50);
  await page.goBack();
  await expect(parts.heading(page)).toHaveText("Новини");
  expect(portal.proxy.streamCalls.length).toBe(1);
});
