import type { Page } from "@playwright/test";
import { faults, huge } from "../faults/harms.ts";
import { type Harm, Middle } from "../faults/middle.ts";
import { expect, test as base } from "./portal.ts";

/** The newsroom behind a server that does harm; pages come from that as from a static host, and ask for all they show. */
export const test = base.extend<{ middle: Middle }>({
  middle: async ({ server }, use) => {
    const middle = await Middle.new(server.address);
    middle.index = await (await fetch(`${server.address}/shell.html`)).text();
    await use(middle);
    await middle.end();
  },
  baseURL: async ({ middle }, use) => {
    await use(middle.address);
  },
});

/** Above a page that shows what is kept while there is a network. */
export const silent = /^Портал не відповідає: збережено \d\d:\d\d$/;
/** Characters of the longest answer that the program reads. */
const longest = 4 * 1024 * 1024;

/** As the middle knows calls: by what follows the root of the API. */
export const call = (path: string) => path.replace("/api/v1", "");

export const says =
  (body: string | Buffer, type: string | null = "application/json", status = 200): Harm =>
  (answer) => {
    answer.writeHead(status, { "cache-control": "no-store", ...(type === null ? {} : { "content-type": type }) }).end(body);
  };

/** What is no answer of the API, and says so by its number, by its text or by its length. */
export const others: Record<string, Harm> = {
  ...Object.fromEntries(Object.entries(faults).flatMap(([name, { harm, isLate }]) => (isLate ? [] : [[name, harm]]))),
  "a proxy's page for what is not there": says("<!doctype html><h1>404 Not Found</h1>", "text/html", 404),
  "a proxy's page for what is gone": says("<!doctype html><h1>410 Gone</h1>", "text/html; charset=utf-8", 410),
  "a gateway's own 404": says('{"message":"no Route matched"}', "application/json", 404),
  "a 410 without a type": says("", null, 410),
  "an error with 200": says('{"error":"maintenance"}'),
  "a number": says("7"),
  "fields of another kind": says('{"items":{},"page":[],"id":{},"title":[]}'),
  "nothing at all": says(""),
  "50 MB, announced": huge(true),
  "50 MB": huge(false),
};

/** Some of each sort. */
export const some = Object.entries(others).filter(([name]) => /login|cut|null for all|other names|with 200|proxy|gateway|50 MB$/.test(name));

interface Copy {
  cache: string;
  path: string;
  since: string | null;
  body: string;
}

/** All answers that are kept, or those of one path. */
export async function copies(page: Page, of?: string): Promise<Copy[]> {
  const all = await page.evaluate(async () => {
    const found: Copy[] = [];
    for (const cache of ["visnyk-lists", "visnyk-articles", "visnyk-saved"]) {
      if (!(await caches.has(cache))) continue;
      const open = await caches.open(cache);
      for (const request of await open.keys()) {
        const { pathname, search } = new URL(request.url);
        const response = await open.match(request);
        if (response && pathname.startsWith("/api/")) found.push({ cache, path: pathname + search, since: response.headers.get("x-visnyk-kept"), body: await response.text() });
      }
    }
    return found;
  });
  for (const { path, body } of all) expect(body.length, path).toBeLessThanOrEqual(longest);
  return all.filter(({ path }) => of === undefined || path === of);
}
