import type { ServerResponse } from "node:http";
import type { Harm } from "./middle.ts";

/** A way in which a call fails, and what the reader is told of it. */
export interface Fault {
  harm: Harm;
  says: RegExp;
  /** Nothing more comes: the page's time is wound on until its patience ends. */
  isLate?: true;
}

const told = {
  unreachable: /Немає зв’язку з порталом/,
  late: /не відповів вчасно/,
  busy: /перевантажений\. Спробуйте за хвилину/,
  server: /На порталі сталася помилка/,
  unreadable: /якої ми не змогли прочитати/,
};

const status =
  (code: number, headers: Record<string, string> = {}): Harm =>
  (answer) => {
    answer.writeHead(code, { "content-type": "application/problem+json", "cache-control": "no-store", ...headers }).end('{"title":"зламано"}');
  };

const says = (type: string, body: string): Harm => (answer) => {
  answer.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
};

/** Writes a part again and again while the page takes it, up to so many. */
function pour(answer: ServerResponse, part: Buffer, left: number): void {
  while (left > 0) {
    left -= 1;
    if (answer.writableEnded || answer.destroyed) return;
    if (!answer.write(part)) {
      answer.once("drain", () => pour(answer, part, left));
      return;
    }
  }
  answer.end('{"items":[],"page":{"number":1,"size":20,"total":0}}');
}

const megabyte = Buffer.alloc(1024 * 1024, " ");
/** 50 MB that would be readable, if any reader had the patience: blanks before a short answer. */
export const huge =
  (isAnnounced: boolean): Harm =>
  (answer) => {
    const length = isAnnounced ? { "content-length": String(50 * megabyte.length + 52) } : {};
    answer.writeHead(200, { "content-type": "application/json", "cache-control": "no-store", ...length });
    pour(answer, megabyte, 50);
  };

/** Each call ends in a failure that the reader can be told of. */
export const faults: Record<string, Fault> = {
  "204 without content": { harm: (answer) => void answer.writeHead(204).end(), says: told.unreadable },
  "401": { harm: status(401, { "www-authenticate": "Bearer" }), says: told.server },
  "403": { harm: status(403), says: told.server },
  "418": { harm: status(418), says: told.server },
  "429 with Retry-After": { harm: status(429, { "retry-after": "7" }), says: told.busy },
  "500": { harm: status(500), says: told.server },
  "503": { harm: status(503), says: told.busy },
  "503 with Retry-After": { harm: status(503, { "retry-after": "7" }), says: told.busy },
  "503 with a date in Retry-After": { harm: status(503, { "retry-after": "Tue, 24 Nov 2026 10:00:07 GMT" }), says: told.busy },
  "a login page": { harm: says("text/html", "<!doctype html><title>Вхід</title><form>"), says: told.unreadable },
  "JSON that is cut off": { harm: says("application/json", '{"items":[{"id":"1","title'), says: told.unreadable },
  "JSON of another kind": { harm: says("application/json", '[7,"x",null]'), says: told.unreadable },
  "null for all": { harm: says("application/json", "null"), says: told.unreadable },
  "fields of other names": { harm: says("application/json", '{"data":[],"meta":{},"ident":"1"}'), says: told.unreadable },
  "null in each field": { harm: says("application/json", '{"items":null,"page":null,"id":null,"title":null,"slug":null,"name":null}'), says: told.unreadable },
  "a redirect loop": { harm: (answer, call) => void answer.writeHead(302, { location: call.url ?? "/", "cache-control": "no-store" }).end(), says: told.unreachable },
  "a connection that is reset": { harm: (answer) => void answer.socket?.resetAndDestroy(), says: told.unreachable },
  "an answer cut after its headers": {
    harm: (answer) => {
      answer.writeHead(200, { "content-type": "application/json", "content-length": "5000" }).flushHeaders();
      answer.write("{", () => answer.destroy());
    },
    says: told.unreachable,
  },
  "one byte a second": {
    harm: (answer) => {
      answer.writeHead(200, { "content-type": "application/json" });
      answer.write("{");
      const drip = setInterval(() => answer.write(" "), 1_000);
      answer.on("close", () => clearInterval(drip));
    },
    says: told.late,
    isLate: true,
  },
  "no answer at all": { harm: () => undefined, says: told.late, isLate: true },
};
