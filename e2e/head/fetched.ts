import { type APIRequestContext, expect, test as base } from "@playwright/test";
import { Html } from "./html.ts";

/** A page fetched as `curl` does, without a browser. */
export interface Fetched {
  status: number;
  /** Where it was found in the end. */
  url: URL;
  html: Html;
  headers: Record<string, string>;
}

export async function fetched(request: APIRequestContext, url: string): Promise<Fetched> {
  const answer = await request.get(url, { headers: { accept: "text/html" } });
  return { status: answer.status(), url: new URL(answer.url()), html: new Html(await answer.text()), headers: answer.headers() };
}

export async function api<T>(request: APIRequestContext, path: string): Promise<T> {
  const answer = await request.get(`/api/v1${path}`);
  expect(answer.ok(), `${path}: ${answer.status()}`).toBe(true);
  return (await answer.json()) as T;
}

/** The one value that there must be. */
export function only(values: (string | undefined)[], what: string): string {
  expect(values, `exactly one ${what}`).toHaveLength(1);
  const value = values[0] ?? "";
  expect(value.trim(), `${what} says something`).not.toBe("");
  return value;
}

export { base as test, expect };
