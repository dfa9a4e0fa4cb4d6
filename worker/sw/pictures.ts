/** Pictures of the newsroom: their addresses change with their content, so that what is kept is right. */

import { isPicture as isGood, caches as names, sameHeader } from "../names.ts";
import { find, put } from "./kept.ts";

export function isPicture(url: URL, request: Request): boolean {
  return request.destination === "image" && url.pathname.startsWith("/media/");
}

export async function picture(request: Request, url: URL, event: ExtendableEvent): Promise<Response> {
  const kept = await find(names.pictures, url.href);
  if (kept) return kept;
  const network = fetch(request);
  const response = await network.catch(() => undefined);
  if (response && isGood(response)) {
    event.waitUntil(put("pictures", url.href, response.clone()));
    return response;
  }
  return (await savedOf(url)) ?? network;
}

/** A picture that was saved with its article. */
async function savedOf(url: URL): Promise<Response | undefined> {
  const saved = await find(names.saved, url.href);
  // Of a saved picture one size is kept, and stands in for the others.
  const same = saved?.headers.get(sameHeader);
  return same ? find(names.saved, same) : saved;
}
