/** Pages: as the network has them; without it the empty page, whose program shows what is kept. */

import { impatient } from "./wait.ts";

/** What is opened in a tab and is no page of the portal: answers, files, feeds, widgets. */
const others = [
  /^\/(api|embed|media|share|\.well-known)(\/|$)/,
  /^\/(feed\.xml|feed\.json|robots\.txt|healthz|readyz|sw\.js)$/,
  /^\/[\w-]*sitemap[\w-]*\.xml$/,
];

export function isPage(url: URL): boolean {
  return url.origin === self.location.origin && others.every((other) => !other.test(url.pathname));
}

export async function page(request: Request, event: ExtendableEvent, shell: () => Promise<Response | undefined>): Promise<Response> {
  const preloaded = event instanceof FetchEvent ? (event.preloadResponse as Promise<Response | undefined>) : undefined;
  const network = (async () => (await preloaded) ?? (await fetch(request)))();
  const whole = network.then(
    (response) => (response.status < 500 ? response : undefined),
    () => undefined,
  );
  event.waitUntil(whole);
  const soon = await Promise.race([whole, impatient()]);
  return soon ?? (await shell()) ?? network;
}
