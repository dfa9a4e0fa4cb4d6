import { Agent, request as ask, type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import { pipeline } from "node:stream";
import { newsroom } from "../settings.ts";
import type { Handler } from "./secure.ts";

/** Of one connection only (RFC 9110, 7.6.1), or of HTTP/1 alone; HTTP/2 forbids them. */
const ofOneHop = new Set(["connection", "keep-alive", "proxy-connection", "proxy-authenticate", "te", "trailer", "transfer-encoding", "upgrade", "http2-settings", "host"]);

// No bound: each page that is open holds one for its live stream.
const connections = new Agent({ keepAlive: true });

/** Passes a request to the newsroom and its answer back as it comes: compressed as the newsroom made it, byte for byte. */
export const proxy: Handler = (request, response) => {
  const address = { host: newsroom.hostname, port: newsroom.port, agent: connections };
  const onward = ask({ ...address, method: request.method, path: request.url, headers: headersOnward(request) });
  onward.on("information", (early) => {
    if (early.statusCode === 103) tellEarly(response, early.headers);
  });
  onward.on("response", (answer) => {
    response.writeHead(answer.statusCode ?? 502, headersBack(answer));
    pipeline(answer, response, (error) => {
      if (error) onward.destroy();
    });
  });
  onward.on("error", (error) => {
    if (response.headersSent) response.stream?.destroy();
    else if (!response.destroyed) response.writeHead(502, { "content-type": "text/plain" }).end(`the newsroom does not answer: ${error.message}\n`);
  });
  // A reader who leaves is no reason to go on; an answer that was sent whole leaves its connection for the next.
  response.on("close", () => {
    if (!response.writableEnded) onward.destroy();
  });
  pipeline(request, onward, () => undefined);
};

function headersOnward(request: Http2ServerRequest): OutgoingHttpHeaders {
  const kept = Object.entries(request.headers).filter(([name]) => !name.startsWith(":") && !ofOneHop.has(name));
  const host = request.authority || request.headers.host || newsroom.host;
  return { ...Object.fromEntries(kept), host, "x-forwarded-for": request.socket.remoteAddress, "x-forwarded-proto": "https", "x-forwarded-host": host };
}

function headersBack(answer: IncomingMessage): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !ofOneHop.has(name)));
}

/** 103 Early Hints, where the newsroom sends them. */
function tellEarly(response: Http2ServerResponse, headers: IncomingHttpHeaders): void {
  const stream = response.stream;
  if (stream && "additionalHeaders" in stream && !stream.destroyed && !response.headersSent) stream.additionalHeaders({ ":status": 103, ...headers });
}
