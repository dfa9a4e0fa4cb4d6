import type { Page } from "@playwright/test";

declare global {
  interface Window {
    wind: (milliseconds: number) => Promise<void>;
    stopTime: (stop: boolean) => void;
  }
}

/** Runs in the page before all else: dates stand still, and timers run by a clock that a test can wind on or stop.
 *
 * Playwright's clock does not serve here. It takes over the frames, so that rows would be painted before they are moved, and its
 * numbers of timers are greater than what a program in WASM can hold, which then cannot clear them. */
export function ownTime(date: number): void {
  const RealDate = Date;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: unknown[], made) => Reflect.construct(target, args.length > 0 ? args : [date], made) as object,
    get: (target, name) => (name === "now" ? () => date : (Reflect.get(target, name) as unknown)),
  });

  interface Timer {
    at: number;
    run: () => void;
    handle: number | undefined;
  }
  const [set, clear, clock] = [window.setTimeout.bind(window), window.clearTimeout.bind(window), performance.now.bind(performance)];
  const timers = new Map<number, Timer>();
  let [last, ahead, stopped]: [number, number, number | undefined] = [0, 0, undefined];
  const now = () => stopped ?? clock() + ahead;
  const fire = (id: number) => {
    const timer = timers.get(id);
    timers.delete(id);
    timer?.run();
  };
  const arm = (id: number, timer: Timer) => {
    clear(timer.handle);
    timer.handle = stopped === undefined ? set(() => fire(id), Math.max(0, timer.at - now())) : undefined;
  };
  const armAll = () => timers.forEach((timer, id) => arm(id, timer));
  const stop = (at: number | undefined) => {
    if (at === undefined) ahead = now() - clock();
    stopped = at;
    armAll();
  };
  performance.now = now;
  window.setTimeout = ((run: (...args: unknown[]) => void, delay = 0, ...args: unknown[]) => {
    last += 1;
    const timer = { at: now() + Number(delay), run: () => run(...args), handle: undefined };
    timers.set(last, timer);
    arm(last, timer);
    return last;
  }) as typeof window.setTimeout;
  window.clearTimeout = ((id: number | undefined) => {
    clear(timers.get(id ?? 0)?.handle);
    timers.delete(id ?? 0);
  }) as typeof window.clearTimeout;
  window.stopTime = (yes) => stop(yes ? now() : undefined);
  window.wind = async (milliseconds) => {
    const [wasStopped, until] = [stopped !== undefined, now() + milliseconds];
    for (;;) {
      const due = [...timers].filter(([, timer]) => timer.at <= until).sort(([, one], [, other]) => one.at - other.at)[0];
      if (!due) break;
      stop(Math.max(now(), due[1].at));
      fire(due[0]);
      // What a timer set off comes before the next one.
      await new Promise((done) => set(done, 0));
    }
    stop(until);
    if (!wasStopped) stop(undefined);
  };
}

/** Lets the page's time pass at once. Calls take real time: one that is begun on the way has no answer before the end, and after 20
 * seconds the page gives it up. */
export async function wind(page: Page, seconds: number): Promise<void> {
  await page.evaluate((milliseconds) => window.wind(milliseconds), seconds * 1_000);
}

/** From here on the page's time passes only when it is wound on. */
export async function stopTime(page: Page): Promise<void> {
  await page.evaluate(() => window.stopTime(true));
}

export async function letTimePass(page: Page): Promise<void> {
  await page.evaluate(() => window.stopTime(false));
}

/** What is left to chance comes out like this, from 0 to 1, in pages that are opened from here on. */
export async function chance(page: Page, drawn: number): Promise<void> {
  await page.addInitScript((value) => {
    Math.random = () => value;
  }, drawn);
}
