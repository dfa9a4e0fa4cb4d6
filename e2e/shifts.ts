import type { Page } from "@playwright/test";

/** Sums up from now on how far a page's parts jumped by themselves, as browsers reckon it; answers the sum so far. */
export async function shifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) sessionStorage.setItem("shift", String(Number(sessionStorage.getItem("shift")) + entry.value));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  // What is still to be told is told within two frames.
  return () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(Number(sessionStorage.getItem("shift")))));
        }),
    );
}
