import { existsSync, readFileSync, readdirSync } from "node:fs";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import { extname, join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const mimes: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/** A file as a host has it in memory. */
export interface Served {
  mime: string;
  raw: Buffer;
  brotli?: Buffer;
  /** Its name changes with its content. */
  lasting: boolean;
}

/** A page made here, compressed once and as well as can be. */
export function pageOf(html: string): Served {
  const raw = Buffer.from(html);
  const brotli = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } });
  return { mime: mimes[".html"] ?? "", raw, brotli, lasting: false };
}

/** Every file of a folder by its path, with the compressed copies that lie beside it. */
export function filesOf(folder: string): Map<string, Served> {
  const files = new Map<string, Served>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    const ending = extname(file);
    if (!entry.isFile() || ending === ".br" || ending === ".gz") continue;
    const copy = `${file}.br`;
    files.set(`/${relative(folder, file)}`, {
      mime: mimes[ending] ?? "application/octet-stream",
      raw: readFileSync(file),
      ...(existsSync(copy) ? { brotli: readFileSync(copy) } : {}),
      lasting: /[-.][0-9a-f]{8,}[._]/.test(entry.name),
    });
  }
  return files;
}

export function send(request: Http2ServerRequest, response: Http2ServerResponse, file: Served): void {
  const packed = /\bbr\b/.test(String(request.headers["accept-encoding"] ?? "")) ? file.brotli : undefined;
  const body = packed ?? file.raw;
  response.writeHead(200, {
    "content-type": file.mime,
    "content-length": body.length,
    "cache-control": file.lasting ? "public, max-age=31536000, immutable" : "no-cache",
    vary: "accept-encoding",
    ...(packed ? { "content-encoding": "br" } : {}),
  });
  response.end(request.method === "HEAD" ? "" : body);
}
