import type { Page } from "@playwright/test";
import { expect, onSlowLine, open as openPage, test as base } from "../helper.ts";
import { now } from "../settings.ts";
import { Watch } from "../watch.ts";
import { type Draft, filled, whole } from "./fill.ts";
import { Middleman } from "./proxy.ts";
import { Server } from "./server.ts";
import { ownTime } from "./time.ts";

export { expect };

/** A portal of a test's own: a newsroom, and a proxy before it that readers talk to. */
export class Portal {
  private count = 0;
  private readonly drafts = new Map<string, Draft>();

  constructor(
    readonly server: Server,
    readonly proxy: Middleman,
    private readonly template: string,
  ) {}

  /** Publishes an article that is newer than all others; its id. */
  async publish(title: string, draft: Partial<Draft> = {}): Promise<string> {
    this.count += 1;
    const id = `n${this.count}`;
    const clock = `11:${String(Math.floor(this.count / 60)).padStart(2, "0")}:${String(this.count % 60).padStart(2, "0")}`;
    await this.put(id, { title, lead: "Короткий вступ до новини, яка щойно надійшла.", published_at: `2026-11-24T${clock}+02:00`, ...draft });
    return id;
  }

  async put(id: string, draft: Draft): Promise<void> {
    this.drafts.set(id, draft);
    await this.server.send("PUT", id, whole(draft));
  }

  /** Changes an article that was published here. */
  async edit(id: string, change: Partial<Draft>): Promise<void> {
    const draft = this.drafts.get(id);
    if (!draft) throw new Error(`${id} was not published here`);
    await this.put(id, { ...draft, ...change });
  }

  withdraw(id: string): Promise<void> {
    return this.server.send("DELETE", id);
  }

  /** The newsroom loses all that was published since the test began. */
  async restore(): Promise<void> {
    await this.server.kill();
    await this.server.restore(this.template);
    await this.server.start();
  }

  /** Waits until so many streams are open at the newsroom. */
  async hasStreams(count: number, timeout = 10_000): Promise<void> {
    await expect.poll(() => this.server.streams(), { message: "streams at the newsroom", intervals: [50], timeout }).toBe(count);
  }
}

interface Fixtures {
  portal: Portal;
  /** What the browser's clock shows, without end. */
  at: string;
  /** Opens another tab of the same browser. */
  tab: (path: string) => Promise<Page>;
}

export const test = base.extend<Fixtures, { filled: Server }>({
  at: [now, { option: true }],
  filled,
  portal: async ({ filled }, use) => {
    const server = await Server.new(filled.folder);
    const proxy = await Middleman.new(server.port);
    await use(new Portal(server, proxy, filled.folder));
    await proxy.end();
    await server.end();
  },
  baseURL: async ({ portal }, use) => {
    await use(portal.proxy.address);
  },
  watch: async ({ page, context, at }, use) => {
    await context.addInitScript(onSlowLine);
    await context.addInitScript(ownTime, Date.parse(at));
    const watch = new Watch(page);
    await use(watch);
    expect(watch.unexpected(), "the page complained").toEqual([]);
  },
  tab: async ({ context }, use) => {
    const watches: Watch[] = [];
    await use(async (path) => {
      const page = await context.newPage();
      watches.push(new Watch(page));
      await openPage(page, path);
      return page;
    });
    expect(
      watches.flatMap((watch) => watch.unexpected()),
      "another tab complained",
    ).toEqual([]);
  },
});
