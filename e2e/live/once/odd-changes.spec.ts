import type { ServerResponse } from "node:http";
import type { Page } from "@playwright/test";
import { faults } from "../../faults/harms.ts";
import type { Harm } from "../../faults/middle.ts";
import { parts } from "../../helper.ts";
import { inState, live, openLive } from "../look.ts";
import { type Portal, expect, test } from "../portal.ts";
import { chance, wind } from "../time.ts";

const json = { "content-type": "application/json", "cache-control": "no-store" };
const tell = (answer: ServerResponse, body: unknown) => void answer.writeHead(200, json).end(JSON.stringify(body));
const since = (url = "") => Number(new URL(url, "http://x").searchParams.get("since"));
const card = (id: string, title: string) => ({ id, lang: "uk", title, published_at: "2026-11-24T11:59:00+02:00", media: { photo: false, video: false }, tags: [], regions: [], communities: [] });

const known = [
  "204 without content",
  "500",
  "a login page",
  "JSON that is cut off",
  "JSON of another kind",
  "null for all",
  "an answer cut after its headers",
  "no answer at all",
];
const bad: Record<string, Harm> = {
  ...Object.fromEntries(Object.entries(faults).flatMap(([name, { harm }]) => (known.includes(name) ? [[name, harm]] : []))),
  "events and a cursor of other types": (answer) => tell(answer, { events: "many", cursor: { at: "soon" } }),
  "a cursor that is no whole number": (answer) => tell(answer, { events: [], cursor: 7.5 }),
};

test.beforeEach(async ({ page, watch }) => {
  watch.expect(/net::ERR_|Failed to load resource/);
  await chance(page, 0.5);
  // What a browser may keep for five seconds it must not keep where minutes pass in a moment.
  await page.route("**/api/v1/changes*", (route) => route.continue());
});

/** Calls for news that the page makes from here on. The hops of a redirect and what the network tries again are none. */
function countCalls(page: Page): () => number {
  let calls = 0;
  page.on("request", (request) => {
    if (/\/api\/v1\/(live|changes)\?/.test(request.url()) && !request.redirectedFrom()) calls += 1;
  });
  return () => calls;
}

/** The stream is gone for good, and what stands in for it is harmed. */
async function harm(page: Page, portal: Portal, changes: Harm): Promise<void> {
  portal.proxy.insteadOfChanges = changes;
  portal.proxy.instead = (answer) => void answer.writeHead(500).end();
  portal.proxy.cut();
  await inState(page, "reconnecting");
}

/** Lets ten seconds pass again and again until it is so: a call takes real time, and its answer may come only with the next ones. */
async function passUntil(page: Page, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const looked = async () => {
    await wind(page, 10);
    return isSo();
  };
  await expect.poll(looked, { intervals: [50], timeout: 20_000 }).toBe(true);
}

/** What stands in for the stream is well again: that is enough for the list to be the newsroom's. */
async function mend(page: Page, portal: Portal): Promise<void> {
  portal.proxy.insteadOfChanges = undefined;
  const hrefs = () => live.rows(page).locator(".row-title a").evaluateAll((links) => links.map((link) => link.getAttribute("href")?.split("/").at(-1)));
  await passUntil(page, async () => {
    const shown = await hrefs();
    return shown.join() === (await portal.server.ids(`limit=${shown.length}`)).join();
  });
}

for (const [name, changes] of Object.entries(bad)) {
  test(`with ${name} for changes the page says that it is behind, asks ever more rarely, and has all the news when it is over`, async ({ page, portal }) => {
    await openLive(page, "/news");
    const calls = countCalls(page);
    const before = await live.rows(page).allTextContents();
    await harm(page, portal, changes);
    await portal.publish("Попри все");
    await passUntil(page, () => portal.proxy.changesCalls.length > 1);
    const made = calls();
    // Five minutes.
    for (let step = 0; step < 30; step += 1) await wind(page, 10);
    expect(calls() - made).toBeLessThanOrEqual(22);
    await inState(page, "reconnecting");
    expect(await live.rows(page).allTextContents(), "the list stays as it was").toEqual(before);
    await expect(page.getByRole("alert").filter({ visible: true })).toHaveCount(0);
    await mend(page, portal);
    await expect(live.rows(page).first()).toContainText("Попри все");
    await expect(live.rows(page)).toHaveCount(21);
    await passUntil(page, async () => (await live.state(page).getAttribute("data-state")) === "polling");
  });
}

test("of changes that are broken one by one those that can be read are shown, and each of the others costs itself", async ({ page, portal }) => {
  await openLive(page, "/news");
  await harm(page, portal, (answer, { url }) => {
    const at = since(url);
    const created = (number: number, type: unknown, of: unknown) => ({ cursor: at + number, type, card: of });
    const placeless = { cursor: "скоро", type: "created", card: card("a", "Без місця") };
    const broken = [null, 7, [], placeless, created(1, 5, card("b", "Без виду")), created(2, "created", null), { cursor: at + 3, type: "removed" }];
    tell(answer, { events: [...broken, created(4, "created", card("c", "Ціла серед битих"))], cursor: at + 4 });
  });
  await passUntil(page, async () => (await live.rows(page).filter({ hasText: "Ціла серед битих" }).count()) === 1);
  await expect(live.rows(page)).toHaveCount(21);
  await expect(parts.main(page)).not.toContainText(/Без (місця|виду)/);
  // The newsroom has no such change: its own list counts.
  await mend(page, portal);
  await expect(live.rows(page).filter({ hasText: "Ціла" })).toHaveCount(0);
});

test("ten thousand changes in one answer leave a list of a list's length, and a page that answers the reader", async ({ page, portal }) => {
  test.slow();
  await openLive(page, "/news");
  await harm(page, portal, (answer, { url }) => {
    const at = since(url);
    const events = Array.from({ length: 10_000 }, (_, number) => ({ cursor: at + number + 1, type: "created", card: card(`x${10_000 + number}`, `Подія ${number}`) }));
    tell(answer, { events, cursor: at + 10_000 });
  });
  await passUntil(page, async () => (await live.rows(page).filter({ hasText: "Подія 9999" }).count()) === 1);
  expect(await live.rows(page).count(), "rows that a list may have").toBeLessThanOrEqual(50);
  expect(await page.locator("#latest-rows > li").count()).toBeLessThanOrEqual(50);
  await parts.navigation(page).getByRole("link", { name: "Теги" }).click();
  await expect(parts.heading(page)).toHaveText("Теги");
  await page.goBack();
  await expect(parts.heading(page)).toHaveText("Новини");
  await mend(page, portal);
  await expect(live.rows(page).filter({ hasText: "Подія" })).toHaveCount(0);
});
