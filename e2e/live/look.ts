import type { Locator, Page } from "@playwright/test";
import { expect, open, parts } from "../helper.ts";

/** The live parts of a page. */
export const live = {
  latest: (page: Page) => page.locator("#latest-rows > li"),
  rows: (page: Page) => page.locator("#rows > article"),
  /** In the aside, which every page has. */
  state: (page: Page) => page.locator("aside.latest .live-state"),
  toggle: (page: Page) => page.locator("aside.latest .live-toggle"),
  /** Buttons over the lists: of the latest news, of the page's own. */
  pill: (page: Page) => page.locator("aside.latest .live-pill-place").getByRole("button"),
  mainPill: (page: Page) => parts.main(page).locator(".live-pill-place").getByRole("button"),
  told: (page: Page) => page.locator("p[role=status][aria-live]"),
};

/** Opens a page and waits until its lists are live. */
export async function openLive(page: Page, path: string): Promise<void> {
  await open(page, path);
  await isLive(page);
}

export async function isLive(page: Page): Promise<void> {
  await inState(page, "live");
}

type State = "off" | "live" | "reconnecting" | "polling" | "offline" | "paused";

export async function inState(page: Page, state: State): Promise<void> {
  await expect(page.locator("aside.latest .live-state")).toHaveAttribute("data-state", state);
}

declare global {
  interface Window {
    shifts: () => { value: number; what: string[] };
  }
}

/** From here on, how much the page's layout jumps without the reader's doing. What it answers tells that nothing did.
 *
 * Half a second after the window got its size a browser takes every jump for the reader's doing: first something is made to jump
 * until that is measured. */
export async function watchShifts(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(async () => {
    interface Shift extends PerformanceEntry {
      value: number;
      hadRecentInput: boolean;
      sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
    }
    let value = 0;
    const what: string[] = [];
    const count = (entries: PerformanceEntryList) => {
      for (const entry of entries as Shift[]) {
        if (entry.hadRecentInput) continue;
        value += entry.value;
        const place = ({ y, height }: DOMRect) => `${Math.round(y)}+${Math.round(height)}`;
        for (const { node, previousRect, currentRect } of entry.sources) {
          const element = node instanceof Element ? node : node?.parentElement;
          what.push(`${element?.tagName}.${element?.className} from ${place(previousRect)} to ${place(currentRect)}`);
        }
      }
    };
    const observer = new PerformanceObserver((list) => count(list.getEntries()));
    observer.observe({ type: "layout-shift" });
    const jumper = document.createElement("div");
    Object.assign(jumper.style, { position: "fixed", top: "0", left: "0", width: "90px", height: "90px", background: "red" });
    document.body.append(jumper);
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    while (value === 0) {
      await frame();
      jumper.style.top = jumper.style.top === "200px" ? "0" : "200px";
    }
    jumper.remove();
    await frame();
    await frame();
    count(observer.takeRecords());
    value = 0;
    what.length = 0;
    window.shifts = () => {
      count(observer.takeRecords());
      return { value, what };
    };
  });
  return async () => {
    await settled(page);
    expect(await page.evaluate(() => window.shifts()), "shifts of the layout").toEqual({ value: 0, what: [] });
  };
}

/** Waits until no row is under way, and what came of it was painted. */
export async function settled(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.getAnimations().filter((one) => one.playState === "running").length)).toBe(0);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Does something that makes the page ask for changes, and waits until it has its answer. */
export async function untilAnswered(page: Page, work: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse("**/api/v1/changes?*");
  await work();
  await (await answer).finished();
  await settled(page);
}

/** Where a row is in the window. */
export async function topOf(row: Locator): Promise<number> {
  return row.evaluate((element) => element.getBoundingClientRect().top);
}

export async function isAt(row: Locator, top: number): Promise<void> {
  await expect.poll(async () => Math.abs((await topOf(row)) - top), { message: `within 2 px of ${top}` }).toBeLessThanOrEqual(2);
}

/** Presses what is in sight, where it is: Playwright's own click first scrolls a sticky element by some pixels. */
export async function press(page: Page, button: Locator): Promise<void> {
  expect(await inSight(button), "can be pressed without scrolling").toBe(true);
  const box = await button.boundingBox();
  if (!box) throw new Error("there is no button");
  const before = await page.evaluate(() => window.scrollY);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  expect(await page.evaluate(() => window.scrollY), "nothing scrolled").toBe(before);
  await page.mouse.down();
  await page.mouse.up();
}

/** Whether an element is wholly in the window, and nothing lies over its middle. */
export async function inSight(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return top >= 0 && bottom <= window.innerHeight && hit !== null && (element.contains(hit) || hit.contains(element));
  });
}
