import type { Page } from "@playwright/test";
import { expect } from "./host.ts";

/** Winds the time on until something has been asked for once more: in steps so short that the widget's patience with the answer does not
 * end meanwhile. */
export async function step(page: Page, asked: () => number, name: string): Promise<void> {
  const before = asked();
  const after = async () => {
    await page.clock.runFor(4_000);
    return asked();
  };
  await expect.poll(after, { message: `${name}: it is asked for`, intervals: [10] }).toBe(before + 1);
}

/** The same of a widget that has just been renewed, and is so every 300 seconds. */
export async function wind(page: Page, asked: () => number, name: string): Promise<void> {
  await page.clock.runFor(290_000);
  await step(page, asked, name);
}
