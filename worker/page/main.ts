/** What the page does for reading without a network. A script of index.html loads it when the page is idle, or when the program
 * needs it. Each function answers with a word. */

import type { Message } from "../names.ts";
import { offer } from "./bar.ts";
import { api, isOff, sparesData } from "./config.ts";
import { clear, keep as shelve, sweep } from "./shelf.ts";
import { workerAt } from "./trusted.ts";

export { count, forget, sweep } from "./shelf.ts";

/** How often a tab that stays open asks for a new version at the most, in milliseconds. */
const hour = 3_600_000;

/** Whoever reads for a search engine reads once. */
const isRobot = /bot\b|crawl|spider|slurp|lighthouse/i.test(navigator.userAgent);
const container = "serviceWorker" in navigator ? navigator.serviceWorker : undefined;
/** What the page asked for meanwhile went past the worker. */
const wasAlone = !container?.controller;
let worker: Promise<ServiceWorkerRegistration | undefined> | undefined;
let isWanted = false;

/** The page is idle. */
export async function begin(): Promise<string> {
  await sweep().catch(() => undefined);
  if (!container || isRobot) return "";
  const there = await container.getRegistration();
  if (isOff) {
    // With its registration the worker loses the chance to tidy up.
    await there?.unregister();
    return clear();
  }
  // Who spares data is asked first, by the page of settings or by saving something.
  if (there || !sparesData()) await start();
  return "";
}

/** The reader wants to read without a network. */
export async function prepare(): Promise<string> {
  return (await start()) ? "kept" : "failed";
}

export async function keep(path: string): Promise<string> {
  const how = await shelve(path);
  if (how === "kept") void start().catch(() => undefined);
  return how;
}

function start(): Promise<ServiceWorkerRegistration | undefined> {
  worker ??= register().catch(() => {
    worker = undefined;
    return undefined;
  });
  return worker;
}

async function register(): Promise<ServiceWorkerRegistration | undefined> {
  if (!container || isOff) return undefined;
  const elsewhere = api === location.origin ? "" : `?api=${encodeURIComponent(api)}`;
  const registration = await container.register(workerAt(`/sw.js${elsewhere}`), { updateViaCache: "none" });
  follow(container, registration);
  const ready = await container.ready;
  hand(ready.active, { type: "answers", answers: rendered() });
  if (wasAlone) hand(ready.active, { type: "asked", urls: asked() });
  return registration;
}

/** Offers a new version when it is there. */
function follow(container: ServiceWorkerContainer, registration: ServiceWorkerRegistration): void {
  let hadOne = Boolean(container.controller);
  const waits = () => {
    // The first one replaces nothing.
    if (registration.waiting && registration.active) offer(() => takeOver(registration));
  };
  const arrives = (coming: ServiceWorker | null) => coming?.addEventListener("statechange", waits);
  waits();
  arrives(registration.installing);
  registration.addEventListener("updatefound", () => arrives(registration.installing));
  container.addEventListener("controllerchange", () => {
    if (isWanted) location.reload();
    // Another tab wanted it: the files of this page are gone with the old version.
    else if (hadOne) offer(() => location.reload());
    hadOne = true;
  });
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - last < hour) return;
    last = Date.now();
    registration.update().catch(() => undefined);
  });
}

function takeOver(registration: ServiceWorkerRegistration): void {
  isWanted = true;
  // Another tab may have let it in already.
  if (registration.waiting) hand(registration.waiting, { type: "take-over" });
  else location.reload();
}

function hand(worker: ServiceWorker | null, message: Message): void {
  worker?.postMessage(message);
}

/** The answers that came with the page. */
function rendered(): { url: string; body: string }[] {
  const scripts = [...document.querySelectorAll<HTMLScriptElement>("script[data-path]")].filter(({ dataset }) => dataset["status"] === "200");
  return scripts.map((script) => ({ url: api + (script.dataset["path"] ?? ""), body: script.textContent ?? "" }));
}

/** The calls that the page made so far. Whether they are worth keeping, the worker knows. */
function asked(): string[] {
  const urls = performance.getEntriesByType("resource").map(({ name }) => name);
  return [...new Set(urls.filter((url) => url.startsWith(`${api}/api/v1/`) && !url.endsWith("/views")))];
}
