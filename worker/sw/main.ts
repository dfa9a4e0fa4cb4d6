/** The service worker: what was read opens again without a network. `docs/adr/014-a-worker-that-steps-aside.md` has the reasons. */

import { clientsClaim, setCacheNameDetails } from "workbox-core";
import { enable } from "workbox-navigation-preload";
import { type PrecacheEntry, PrecacheController } from "workbox-precaching";
import { PrecacheRoute } from "workbox-precaching/PrecacheRoute.js";
import { registerRoute } from "workbox-routing";
import type { Message } from "../names.ts";
import { answer, hold, kindOf, renew } from "./answers.ts";
import { isPage, page } from "./pages.ts";
import { isPicture, picture } from "./pictures.ts";

declare const self: ServiceWorkerGlobalScope;
/** The files of this version; the build writes them here. */
declare const FILES: PrecacheEntry[];

setCacheNameDetails({ prefix: "visnyk" });
const files = new PrecacheController();
files.addToCacheList(FILES);
// A file without a revision has its hash in its name: it is taken from where the page has put it already.
self.addEventListener("install", (event) => files.install(event));
self.addEventListener("activate", (event) => files.activate(event));
enable();
clientsClaim();

// A path is a file or it is not: `/` is no name of `/index.html`.
registerRoute(new PrecacheRoute(files, { directoryIndex: "", cleanURLs: false, ignoreURLParametersMatching: [] }));
// An answer that is opened in a tab is the browser's.
registerRoute(({ url, request }) => request.mode !== "navigate" && kindOf(url) !== undefined, ({ request, url, event }) => answer(request, url, event));
registerRoute(({ url, request, sameOrigin }) => sameOrigin && isPicture(url, request), ({ request, url, event }) => picture(request, url, event));
registerRoute(({ url, request }) => request.mode === "navigate" && isPage(url), ({ request, event }) => page(request, event, () => files.matchPrecache("/shell.html")));

self.addEventListener("message", (event) => {
  const message = event.data as Message;
  switch (message.type) {
    case "take-over":
      return void self.skipWaiting();
    case "answers":
      return event.waitUntil(hold(message.answers));
    case "asked":
      return event.waitUntil(renew(message.urls));
  }
});
