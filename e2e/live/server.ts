import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, open, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { dist, now } from "../settings.ts";

/** `cargo xtask test e2e` says where it is; by hand, say it yourself. */
const program = process.env["NEWSROOM"] ?? new URL("../../target/debug/newsroom", import.meta.url).pathname;
export const token = "live-token";

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (!address || typeof address === "string") throw new Error("no port is free");
  return address.port;
}

/** A newsroom of a test's own: a process over a database in a folder of its own. It can be killed and started again. */
export class Server {
  private child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    readonly folder: string,
  ) {}

  /** Starts one over a copy of the database in `from`, or over an empty one. */
  static async new(from?: string): Promise<Server> {
    const server = new Server(await freePort(), await mkdtemp(join(tmpdir(), "visnyk-live-")));
    if (from) await server.restore(from);
    await server.start();
    return server;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Puts the database of another folder into the place of its own; it must not be running. */
  async restore(from: string): Promise<void> {
    for (const file of ["news.db", "news.db-wal", "news.db-shm"]) {
      await rm(join(this.folder, file), { force: true });
      await cp(join(from, file), join(this.folder, file), { errorOnExist: true }).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ENOENT" || file === "news.db") throw error;
      });
    }
  }

  /** Starts it, with another bundle or other settings than the journeys have where a test says so. */
  async start(bundle = dist, settings: Record<string, string> = {}): Promise<void> {
    const log = await open(join(this.folder, "newsroom.log"), "a");
    const place = ["--db", join(this.folder, "news.db"), "--media", join(this.folder, "media"), "--dist", bundle];
    this.child = spawn(program, ["serve", "--listen", `127.0.0.1:${this.port}`, ...place, "--now", now], {
      env: { VISNYK_INGEST_TOKEN: token, ...settings },
      stdio: ["ignore", log.fd, log.fd],
    });
    await once(this.child, "spawn");
    await log.close();
    await expect.poll(() => this.streams().catch(() => -1), { intervals: [20, 50], message: "the newsroom answers" }).toBeGreaterThanOrEqual(0);
  }

  /** As a crash does: nothing is said, nothing is tidied. */
  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  /** Ends it for good; it must not have panicked. */
  async end(): Promise<void> {
    await this.kill();
    const log = await readFile(join(this.folder, "newsroom.log"), "utf8");
    expect(log, "the newsroom panicked").not.toContain("panicked at");
    await rm(this.folder, { recursive: true, force: true });
  }

  /** How many streams are open, as it counts itself. */
  async streams(): Promise<number> {
    const answer = await fetch(`${this.address}/readyz`);
    return ((await answer.json()) as { streams: number }).streams;
  }

  async send(method: "PUT" | "DELETE", id: string, draft?: unknown): Promise<void> {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const answer = await fetch(`${this.address}/api/v1/articles/${id}`, { method, headers, ...(draft ? { body: JSON.stringify(draft) } : {}) });
    expect(answer.ok, `${method} ${id}: ${answer.status} ${await answer.text()}`).toBe(true);
  }

  /** Ids of a list, newest first. */
  async ids(query: string): Promise<string[]> {
    const answer = await fetch(`${this.address}/api/v1/articles?${query}`, { cache: "no-store" });
    return ((await answer.json()) as { items: { id: string }[] }).items.map(({ id }) => id);
  }
}
