import type { Browser } from "@playwright/test";
import { type Host, expect, page as html, loader, test, widget } from "../host.ts";

// What tells of a failure would itself be measured, in eleven documents at once.
test.use({ trace: "off" });

interface Traced {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  /** Microseconds that the thread had the processor: a busy machine cannot make them more. */
  tdur?: number;
  args?: unknown;
}

/** A widget takes twice the work of a bare frame, and may take half as much again. */
const TIMES = 2.5;

test("ten widgets cause no long task on a slow machine", async ({ browser, host }) => {
  const ten = Array.from({ length: 10 }, (_, index) => `<div style="width: 300px; float: left; height: 700px">${widget(`limit=${(index % 5) + 1}`)}</div>`);
  host.put("/", html(ten.join("")));
  // What other programs do to the processor's caches meanwhile makes tasks longer, never shorter: what a widget costs is in each of three.
  const runs = [await measure(browser, host), await measure(browser, host), await measure(browser, host)];
  const over = runs.map(({ own, bare }) => (own[0] ?? Infinity) - Math.max(50, TIMES * (bare[1] ?? 0)));
  expect(Math.min(...over), `milliseconds over the limit; tasks and those of bare frames: ${JSON.stringify(runs)}`).toBeLessThanOrEqual(0);
});

/** The page's longest tasks while it makes ten bare frames, and while it makes ten widgets: milliseconds on a processor slowed down to a quarter. */
async function measure(browser: Browser, host: Host): Promise<{ bare: number[]; own: number[] }> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 2_400 } })).newPage();
  await page.goto(host.address);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
  // What the browser itself takes to make ten frames, one a task, on this machine at this moment.
  await page.evaluate(async (src) => {
    for (let made = 0; made < 10; made += 1) {
      const frame = document.createElement("iframe");
      const arrived = new Promise((resolve) => frame.addEventListener("load", resolve));
      setTimeout(() => {
        frame.src = new URL("/embed/v1.json", src).href;
        document.body.append(frame);
      });
      await arrived;
      frame.remove();
    }
  }, loader);
  await page.evaluate(async (src) => {
    let ready = 0;
    await new Promise<void>((resolve) => {
      addEventListener("visnyk:ready", () => ++ready === 10 && requestAnimationFrame(() => setTimeout(resolve)));
      const script = document.createElement("script");
      script.src = src;
      document.body.append(script);
    });
  }, loader);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Traced[] };
  const begin = traceEvents.find(({ name, args }) => name === "EvaluateScript" && JSON.stringify(args).includes(loader));
  const tasks = traceEvents.filter(({ name, pid, tid }) => name.endsWith("RunTask") && pid === begin?.pid && tid === begin.tid);
  const longest = (of: Traced[]) => of.map(({ tdur = 0 }) => tdur / 1_000).sort((one, next) => next - one);
  const [bare, own] = [longest(tasks.filter(({ ts }) => ts < (begin?.ts ?? 0) - 1_000)), longest(tasks.filter(({ ts }) => ts > (begin?.ts ?? 0) - 1_000))];
  expect(Math.min(bare.length, own.length), "the page's tasks were seen").toBeGreaterThan(20);
  await page.context().close();
  return { bare: bare.slice(0, 3), own: own.slice(0, 3) };
}
