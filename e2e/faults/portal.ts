import type { Locator, Page } from "@playwright/test";
import { expect, onSlowLine, parts, test as base } from "../helper.ts";
import { ownTime } from "../live/time.ts";
import { base as newsroom, now } from "../settings.ts";
import { Watch } from "../watch.ts";
import type { Fault } from "./harms.ts";
import { Middle } from "./middle.ts";

export { expect };

declare global {
  interface Window {
    /** Does what the page does every so many seconds. */
    tick: () => void;
  }
}

/** Runs in the page before all else: what the page does now and then it does when a test says so. */
function ownTicks(): void {
  const all: (() => void)[] = [];
  window.setInterval = ((run: () => void) => all.push(run)) as typeof window.setInterval;
  window.tick = () => all.forEach((run) => run());
}

/** A server in front of the newsroom that does harm; the page's time is its own. */
export const test = base.extend<{ middle: Middle }>({
  middle: async ({}, use) => {
    const middle = await Middle.new(newsroom);
    await use(middle);
    await middle.end();
  },
  baseURL: async ({ middle }, use) => {
    await use(middle.address);
  },
  watch: async ({ page, looksAhead }, use) => {
    if (!looksAhead) await page.addInitScript(onSlowLine);
    await page.addInitScript(ownTime, Date.parse(now));
    await page.addInitScript(ownTicks);
    const watch = new Watch(page);
    await use(watch);
    expect(watch.unexpected(), "the page complained").toEqual([]);
  },
});

/** What the browser itself says of calls that fail. */
export const browserSays = [/console: Failed to load resource/, /request: net::ERR_(CONNECTION|TOO_MANY|CONTENT_LENGTH|EMPTY|INCOMPLETE|INVALID|FAILED)/];

/** The message of a call that failed, unless it was seen before. */
export function message(page: Page): Locator {
  return page.locator("[role=alert]:not([data-seen])").filter({ has: parts.retry(page) });
}

/** Does what makes the page call, while such calls fail like this, and waits until the reader is told why. */
export async function failsSo(page: Page, middle: Middle, { harm, isLate, says }: Fault, begin: string, act: () => Promise<unknown>, name = ""): Promise<void> {
  middle.answer(harm, begin);
  const before = middle.harmed.length;
  await act();
  await expect.poll(() => middle.harmed.length, { message: `${name}: ${begin} is asked for`, intervals: [20, 50, 100] }).toBeGreaterThan(before);
  if (isLate) await page.evaluate(() => window.wind(21_000));
  await expect(message(page), name).toHaveCount(1);
  await expect(message(page), name).toContainText("Не вдалося завантажити");
  await expect(message(page), name).toContainText(says);
}

/** Presses the button of the message that is there, which is taken for seen. */
export async function tryAgain(page: Page): Promise<void> {
  await message(page).evaluate((alert) => {
    alert.setAttribute("data-seen", "");
    alert.querySelector("button")?.click();
  });
}

/** The page is no dead one: its shell stands, and its links lead on within the same document. */
export async function isAlive(page: Page): Promise<void> {
  await expect(parts.navigation(page).getByRole("link", { name: "Новини" })).toBeVisible();
  await expect(page.getByRole("contentinfo")).toBeVisible();
  await expect(parts.heading(page)).toBeVisible();
}
