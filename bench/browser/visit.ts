import { setTimeout as after } from "node:timers/promises";
import type { BrowserContext, CDPSession, Page } from "playwright-core";
import type { Bench, Seen } from "./inside.ts";
import { Wire } from "./wire.ts";

/** Slow 4G as Lighthouse has it, and a phone's processor on a machine of ours. */
const network = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };
const slower = 4;

/** Asks again and again until it holds; a page that never comes to rest is a fault of its own. */
async function until(holds: () => boolean | Promise<boolean>, what: string, patience = 30_000): Promise<void> {
  const start = performance.now();
  while (!(await holds())) {
    if (performance.now() - start > patience) throw new Error(`not within ${patience / 1000} s: ${what}`);
    await after(20);
  }
}

/** A page that a reader with a slow phone has open. */
export class Visit {
  private origin = 0;

  private constructor(
    readonly page: Page,
    private readonly session: CDPSession,
    readonly wire: Wire,
  ) {}

  static async begin(context: BrowserContext): Promise<Visit> {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const wire = new Wire(session);
    await session.send("Network.enable");
    await session.send("Performance.enable");
    await session.send("Network.emulateNetworkConditions", network);
    // The slow network is the page's: what its worker fetches would come at once, and flatter us.
    await session.send("Network.setBypassServiceWorker", { bypass: true });
    await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
    return new Visit(page, session, wire);
  }

  /** Follows a link from elsewhere. */
  async open(url: string): Promise<void> {
    const answer = await this.page.goto(url, { waitUntil: "commit" });
    if (!answer?.ok()) throw new Error(`${url}: ${answer?.status() ?? "no answer"}`);
    this.origin = await this.page.evaluate(() => performance.timeOrigin);
  }

  /** One of the things that browser/inside.ts can do. */
  ask<K extends keyof Bench>(what: K, ...given: unknown[]): Promise<Awaited<ReturnType<Bench[K]>>> {
    return this.page.evaluate(`bench.${what}(${given.map((one) => JSON.stringify(one)).join(", ")})`);
  }

  seen(what: Seen): Promise<number> {
    return this.ask("seen", what);
  }

  /** Everything that the page began has come to its end. */
  async settle(): Promise<void> {
    await until(async () => this.wire.isQuiet() && (await this.page.evaluate(() => document.readyState === "complete")), "the page at rest");
  }

  /** Within one document: a click that loads the next page from the server is no click of an application. */
  async stayed(what: string): Promise<void> {
    if ((await this.page.evaluate(() => performance.timeOrigin)) !== this.origin) throw new Error(`${what}: the document was loaded anew`);
  }

  /** Bytes that scripts hold, after what nobody needs was cleared away. */
  async memory(): Promise<{ heap: number; wasm: number }> {
    await this.session.send("HeapProfiler.collectGarbage");
    const { metrics } = await this.session.send("Performance.getMetrics");
    const heap = metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0;
    return { heap, wasm: await this.ask("wasm") };
  }

  close(): Promise<void> {
    return this.page.close();
  }
}
