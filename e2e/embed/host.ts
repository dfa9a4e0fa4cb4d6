import { once } from "node:events";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test as base } from "../helper.ts";
import { base as portalAddress } from "../settings.ts";

/** The portal's origin, as pages of others write it. */
export const portal = new URL(portalAddress).origin;
export const loader = `${portal}/embed/v1.js`;
export const script = `<script async src="${loader}"></script>`;

/** A widget as embedders write it. */
export function widget(attributes = "", words = "Новини громади"): string {
  return `<visnyk-latest community="zhytomyrska" ${attributes}><a href="${portal}/communities/zhytomyrska">${words}</a></visnyk-latest>`;
}

export interface Answer {
  body: string;
  headers?: Record<string, string>;
  type?: string;
}

/** A whole page of somebody else's. */
export function page(body: string, { head = "", html = 'lang="uk"' } = {}): string {
  return `<!doctype html><html ${html}><head><meta charset="utf-8"><title>Сайт громади</title>${head}</head><body>${body}</body></html>`;
}

/** Somebody else's site: another origin, and another site, than the portal's. */
export class Host {
  private readonly answers = new Map<string, Answer>();

  private constructor(private readonly server: Server) {}

  static async new(): Promise<Host> {
    const server = createServer();
    const host = new Host(server);
    server.on("request", (request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      const answer = host.answers.get(pathname);
      // A browser asks for an icon by itself.
      response.writeHead(answer || /^\/(favicon\.ico|icon\.svg)$/.test(pathname) ? 200 : 404, { "content-type": answer?.type ?? "text/html; charset=utf-8", ...answer?.headers });
      response.end(answer?.body ?? "");
    });
    server.listen(0, "localhost");
    await once(server, "listening");
    return host;
  }

  get address(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** Puts a page there; returns its address. */
  put(path: string, body: string, headers: Record<string, string> = {}, type?: string): string {
    this.answers.set(path, { body, headers, ...(type ? { type } : {}) });
    return this.address + path;
  }

  async end(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, "close");
  }
}

export const test = base.extend<{ host: Host }>({
  host: async ({}, use) => {
    const host = await Host.new();
    await use(host);
    await host.end();
  },
});

export { expect };
