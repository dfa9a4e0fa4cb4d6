import { expect, page as html, loader, test, widget } from "../host.ts";

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

test("ten widgets cause no long task on a slow machine", async ({ browser, host }) => {
  const ten = Array.from({ length: 10 }, (_, index) => `<div style="width: 300px; float: left; height: 700px">${widget(`limit=${(index % 5) + 1}`)}</div>`);
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 2_400 } })).newPage();
  await page.goto(host.put("/", html(ten.join(""))));
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
  // A machine on which even bare frames take nearly so long says nothing of ours: a widget's frame takes twice theirs, and may take half as much again.
  const limit = Math.max(50, 2.5 * (bare[1] ?? 0));
  expect(own.filter((milliseconds) => milliseconds > limit), `longer than ${limit} ms, beside bare frames of ${bare.slice(0, 3).join(", ")}`).toEqual([]);
  await page.context().close();
});
