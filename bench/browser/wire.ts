import type { CDPSession } from "playwright-core";

export const kinds = ["html", "css", "js", "wasm", "api", "images", "other"] as const;
export type Kind = (typeof kinds)[number];

function kindOf(url: string, mime: string): Kind {
  if (new URL(url).pathname.startsWith("/api/")) return "api";
  if (mime.startsWith("image/")) return "images";
  if (mime.includes("wasm")) return "wasm";
  if (mime.includes("javascript")) return "js";
  if (mime === "text/html") return "html";
  return mime === "text/css" ? "css" : "other";
}

/** What a page fetches: bytes as they come over the wire, and whether something is on its way. */
export class Wire {
  readonly bytes: Partial<Record<Kind, number>> = {};
  readonly requests: Partial<Record<Kind, number>> = {};
  private readonly underWay = new Set<string>();
  private readonly known = new Map<string, Kind>();
  private changed = performance.now();

  constructor(session: CDPSession) {
    session.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
      // The live stream never ends; the page does not wait for it.
      if (request.url.startsWith("https:") && type !== "EventSource") this.begin(requestId);
    });
    session.on("Network.requestServedFromCache", ({ requestId }) => this.end(requestId));
    session.on("Network.responseReceived", ({ requestId, response }) => {
      if (!response.fromDiskCache && this.underWay.has(requestId)) this.known.set(requestId, kindOf(response.url, response.mimeType));
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const kind = this.known.get(requestId);
      if (kind) {
        this.bytes[kind] = (this.bytes[kind] ?? 0) + encodedDataLength;
        this.requests[kind] = (this.requests[kind] ?? 0) + 1;
      }
      this.end(requestId);
    });
    session.on("Network.loadingFailed", ({ requestId }) => this.end(requestId));
  }

  /** Nothing is on its way, and has not been for so long that nothing follows. */
  isQuiet(long = 500): boolean {
    return this.underWay.size === 0 && performance.now() - this.changed > long;
  }

  total(): number {
    return Object.values(this.bytes).reduce((sum, one) => sum + one, 0);
  }

  private begin(id: string): void {
    this.underWay.add(id);
    this.changed = performance.now();
  }

  private end(id: string): void {
    this.underWay.delete(id);
    this.known.delete(id);
    this.changed = performance.now();
  }
}
