import { createHash, X509Certificate } from "node:crypto";
import { createSecureServer, type Http2SecureServer, type Http2ServerRequest, type Http2ServerResponse } from "node:http2";
import type { AddressInfo } from "node:net";
import { generate } from "selfsigned";

export type Handler = (request: Http2ServerRequest, response: Http2ServerResponse) => void;

/** A key of this run alone. */
export interface Identity {
  key: string;
  cert: string;
  /** By which Chromium is told to trust exactly this key: a page with an error of certificates would not be cached. */
  fingerprint: string;
}

export async function identity(): Promise<Identity> {
  const made = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
  });
  const key = new X509Certificate(made.cert).publicKey.export({ type: "spki", format: "der" });
  return { key: made.private, cert: made.cert, fingerprint: createHash("sha256").update(key).digest("base64") };
}

/** A server of HTTP/2 over TLS on this machine; a port of 0 is any free one. */
export class Secure {
  private constructor(
    private readonly server: Http2SecureServer,
    readonly origin: string,
  ) {}

  static async start(identity: Identity, handler: Handler, port = 0): Promise<Secure> {
    const server = createSecureServer({ key: identity.key, cert: identity.cert, allowHTTP1: true }, handler);
    // A browser that is closed tears its connections; that is no fault of the page.
    server.on("sessionError", () => undefined);
    await new Promise<void>((done, fail) => {
      server.once("error", fail);
      server.listen(port, "127.0.0.1", done);
    });
    return new Secure(server, `https://localhost:${(server.address() as AddressInfo).port}`);
  }

  close(): void {
    this.server.close();
  }
}
