import { once } from "node:events";
import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { begins, call as pathOf } from "./calls.ts";

/** What becomes of a call's answer. */
export type Harm = (answer: ServerResponse, call: IncomingMessage) => void;
/** What becomes of the text of an answer. */
export type Change = (body: string, path: string) => string | Buffer;

/** A server in front of the newsroom, as a proxy or a captive network is: passes all on but the calls that it is told to harm. */
export class Middle {
  /** The addresses of calls that were harmed, oldest first. */
  readonly harmed: string[] = [];
  /** The addresses of all calls to the API, oldest first. */
  readonly calls: string[] = [];
  /** Stands for every page, as on a static host. */
  index: string | undefined;
  private harm: Harm | undefined;
  private change: Change | undefined;
  private ofCalls: string[] = [];
  private port = 0;

  private constructor(
    private readonly server: Server,
    private readonly upstream: URL,
  ) {}

  static async new(upstream: string): Promise<Middle> {
    const server = createServer();
    const middle = new Middle(server, new URL(upstream));
    server.on("request", (call: IncomingMessage, answer: ServerResponse) => middle.take(call, answer));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    middle.port = (server.address() as AddressInfo).port;
    return middle;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** From here on calls whose addresses begin so are answered like this; none: all of the API. */
  answer(harm: Harm, ...ofCalls: string[]): void {
    [this.harm, this.change, this.ofCalls] = [harm, undefined, ofCalls];
  }

  /** From here on the answers to such calls come changed. */
  rewrite(change: Change, ...ofCalls: string[]): void {
    [this.harm, this.change, this.ofCalls] = [undefined, change, ofCalls];
  }

  /** From here on such calls wait until `held` lets them go. */
  hold(held: (go: () => void) => void, ...ofCalls: string[]): void {
    this.answer((answer, call) => held(() => this.pass(call, answer)), ...ofCalls);
  }

  /** The fault is over. */
  mend(): void {
    [this.harm, this.change] = [undefined, undefined];
  }

  /** From here on connections are refused. */
  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, "close");
  }

  async start(): Promise<void> {
    this.server.listen(this.port, "127.0.0.1");
    await once(this.server, "listening");
  }

  async end(): Promise<void> {
    if (this.server.listening) await this.stop();
  }

  private take(call: IncomingMessage, answer: ServerResponse): void {
    const url = call.url ?? "/";
    if (this.index !== undefined && !/^\/(api|media)\/|\.\w+$/.test(url)) {
      answer.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(this.index);
      return;
    }
    const isCall = url.startsWith("/api/") && call.method === "GET" && !/^\/api\/v1\/(live|changes)\b/.test(url);
    if (isCall) this.calls.push(pathOf(url));
    const isHarmed = isCall && (this.ofCalls.length === 0 || this.ofCalls.some((begin) => begins(pathOf(url), begin)));
    if (isHarmed && (this.harm ?? this.change)) this.harmed.push(pathOf(url));
    if (isHarmed && this.harm) this.harm(answer, call);
    else this.pass(call, answer, isHarmed ? this.change : undefined);
  }

  private pass(call: IncomingMessage, answer: ServerResponse, change?: Change): void {
    // What is to be changed must come whole, and as plain text.
    const plain = change ? { "accept-encoding": "identity", "if-none-match": "" } : {};
    const headers = { ...call.headers, host: this.upstream.host, ...plain };
    const { hostname, port } = this.upstream;
    const asked = request({ hostname, port, path: call.url ?? "/", method: call.method ?? "GET", headers, agent: false });
    answer.on("close", () => asked.destroy());
    asked.on("error", () => answer.destroy());
    asked.on("response", (said) => {
      said.on("error", () => answer.destroy());
      if (!change) {
        // What was answered before a fault must not stand in for what fails.
        const cached = (call.url ?? "").startsWith("/api/") ? { "cache-control": "no-store" } : {};
        answer.writeHead(said.statusCode ?? 502, { ...said.headers, ...cached }).flushHeaders();
        said.pipe(answer);
        return;
      }
      const held: Buffer[] = [];
      said.on("data", (part: Buffer) => held.push(part));
      said.on("end", () => {
        answer.writeHead(said.statusCode ?? 502, { "content-type": "text/plain", "cache-control": "no-store" });
        answer.end(change(Buffer.concat(held).toString("utf8"), pathOf(call.url ?? "/")));
      });
    });
    call.pipe(asked);
  }
}
