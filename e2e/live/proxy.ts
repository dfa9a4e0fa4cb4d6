import { once } from "node:events";
import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import type { Harm } from "../faults/middle.ts";

const isStream = (url: string) => url.startsWith("/api/v1/live");
const isChanges = (url: string) => url.startsWith("/api/v1/changes");

/** What stands between readers and a newsroom: passes everything on at once, counts streams, and does harm when told to. */
export class Middleman {
  /** Calls for a stream, also refused ones, and calls for changes, oldest first: their addresses. */
  readonly streamCalls: string[] = [];
  readonly changesCalls: string[] = [];
  /** Holds streams back until they end, as some proxies do. */
  buffers = false;
  /** Milliseconds by which answers of the API come later. */
  latency = 0;
  /** Refuses both, and says when to come again. */
  retryAfter: number | undefined;
  /** Says of both that they are not there, in a page of its own. */
  isLost = false;
  /** Answers calls for a stream in place of the newsroom. */
  instead: ((answer: ServerResponse, url: string) => void) | undefined;
  /** Answers calls for changes in place of the newsroom. */
  insteadOfChanges: Harm | undefined;
  private readonly streams = new Set<ServerResponse>();

  private constructor(
    private readonly server: Server,
    private readonly upstream: number,
  ) {}

  static async new(upstream: number): Promise<Middleman> {
    const server = createServer();
    const proxy = new Middleman(server, upstream);
    server.on("request", (call: IncomingMessage, answer: ServerResponse) => proxy.pass(call, answer));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return proxy;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Streams that are open now. */
  get open(): number {
    return this.streams.size;
  }

  /** The cursor that the last stream was asked for from. */
  get since(): number {
    return Number(new URL(this.streamCalls.at(-1) ?? "", this.address).searchParams.get("since") ?? Number.NaN);
  }

  /** Breaks the streams that are open. */
  cut(): void {
    for (const stream of this.streams) stream.destroy();
  }

  async end(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, "close");
  }

  private pass(call: IncomingMessage, answer: ServerResponse): void {
    const url = call.url ?? "/";
    if (isStream(url)) this.streamCalls.push(url);
    if (isChanges(url)) this.changesCalls.push(url);
    if (this.instead && isStream(url)) {
      this.streams.add(answer);
      answer.on("close", () => this.streams.delete(answer));
      this.instead(answer, url);
      return;
    }
    if (this.insteadOfChanges && isChanges(url)) {
      this.insteadOfChanges(answer, call);
      return;
    }
    if (this.retryAfter !== undefined && (isStream(url) || isChanges(url))) {
      answer.writeHead(503, { "retry-after": String(this.retryAfter), "content-type": "application/problem+json" });
      answer.end('{"type":"urn:visnyk:problem:unavailable","title":"busy","status":503}');
      return;
    }
    if (this.isLost && (isStream(url) || isChanges(url))) {
      answer.writeHead(404, { "content-type": "text/html" }).end("<!doctype html><title>404</title>");
      return;
    }
    if (this.latency > 0 && url.startsWith("/api/")) setTimeout(() => this.ask(url, call, answer), this.latency);
    else this.ask(url, call, answer);
  }

  private ask(url: string, call: IncomingMessage, answer: ServerResponse): void {
    const asked = request({ host: "127.0.0.1", port: this.upstream, path: url, method: call.method ?? "GET", headers: call.headers, agent: false });
    answer.on("close", () => {
      this.streams.delete(answer);
      asked.destroy();
    });
    asked.on("error", () => {
      // A newsroom that goes in the middle of an answer, or that is not there.
      if (answer.headersSent) answer.destroy();
      else answer.writeHead(502).end();
    });
    asked.on("response", (said) => {
      said.on("error", () => answer.destroy());
      if (isStream(url)) this.streams.add(answer);
      const begin = () => answer.writeHead(said.statusCode ?? 502, said.headers);
      if (isStream(url) && this.buffers) {
        const held: Buffer[] = [];
        said.on("data", (part: Buffer) => held.push(part));
        said.on("end", () => begin().end(Buffer.concat(held)));
        return;
      }
      begin().flushHeaders();
      said.pipe(answer);
    });
    call.pipe(asked);
  }
}
