import type { Http2ServerRequest } from "node:http2";
import { dist, publicPort } from "../settings.ts";
import { filesOf, send, type Served } from "./files.ts";
import { proxy } from "./proxy.ts";
import { type Handler, type Identity, Secure } from "./secure.ts";

const ofTheNewsroom = /^\/(api|media)\//;

function pathOf(request: Http2ServerRequest): string {
  return decodeURIComponent(new URL(request.url, "https://localhost").pathname);
}

/** What everybody shares, the API and the pictures, comes from the newsroom; the rest is the candidate's own. */
function beside(own: Handler): Handler {
  return (request, response) => {
    if (ofTheNewsroom.test(request.url)) proxy(request, response);
    else own(request, response);
  };
}

/** The portal as the newsroom serves it, with TLS before it. */
export const portal = (identity: Identity): Promise<Secure> => Secure.start(identity, proxy, publicPort);

/** One page of ours, the same at every address. */
export const single = (identity: Identity, page: Served): Promise<Secure> =>
  Secure.start(
    identity,
    beside((request, response) => send(request, response, page)),
  );

/** The bundle on a host of files: `index.html` for every address that is no file. */
export function hosted(identity: Identity): Promise<Secure> {
  const files = filesOf(dist);
  const index = files.get("/index.html");
  if (!index) throw new Error(`${dist} has no index.html: nothing to host`);
  return Secure.start(
    identity,
    beside((request, response) => send(request, response, files.get(pathOf(request)) ?? index)),
  );
}
