/** Calls that are ended when it makes no sense to wait on: each holds a connection, and the next call of its address waits for it. */

/** How long the program waits for an answer, in milliseconds (`src/browser/web/fetch.rs`). */
const vain = 20_000;

/** What ends a call, and does so by itself in time. */
export function bounded(): AbortController {
  const end = new AbortController();
  setTimeout(() => end.abort(), vain);
  return end;
}

/** A response that comes whole in time, or fails. */
export function fetchInTime(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(url, { ...init, signal: bounded().signal });
}
