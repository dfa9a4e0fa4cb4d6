/** Pictures of the newsroom: their addresses change with their content, so that what is kept is right. */

import { caches as names, sameHeader } from "../names.ts";
import { find, put } from "./kept.ts";

export function isPicture(url: URL, request: Request): boolean {
  return request.destination === "image" && url.pathname.startsWith("/media/");
}

export async function picture(request: Request, url: URL, event: ExtendableEvent): Promise<Response> {
  const kept = await find(names.pictures, url.href);
  if (kept) return kept;
  try {
    const response = await fetch(request);
    const isGood = response.status === 200 && (response.headers.get("content-type") ?? "").startsWith("image/");
    if (isGood) event.waitUntil(put("pictures", url.href, response.clone()));
    return response;
  } catch (error) {
    const saved = await find(names.saved, url.href);
    // Of a saved picture one size is kept, and stands in for the others.
    const same = saved?.headers.get(sameHeader);
    const shown = same ? await find(names.saved, same) : saved;
    if (shown) return shown;
    throw error;
  }
}
