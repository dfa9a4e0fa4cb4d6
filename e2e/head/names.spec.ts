import { pages } from "../pages.ts";
import { base } from "../settings.ts";
import { expect, fetched, only, test } from "./fetched.ts";
import type { Html } from "./html.ts";
import { langs, lists, pathIn } from "./lists.ts";

const origin = new URL(base).origin;

function canonical(html: Html): string {
  return only(html.links("canonical").map((link) => link.attribute("href")), "canonical address");
}

function alternates(html: Html): Map<string, string> {
  const links = html.links("alternate").filter((link) => link.attribute("hreflang"));
  return new Map(links.map((link) => [link.attribute("hreflang") ?? "", link.attribute("href") ?? ""]));
}

for (const lang of langs) {
  for (const shown of pages) {
    const path = pathIn(lang, shown.path);
    test(`${path} has one title, one description and one address`, async ({ request }) => {
      const { html, headers } = await fetched(request, path);
      expect(only(html.all("title").map((tag) => tag.text()), "title")).toContain("Вісник");
      only(html.meta("description"), "description");
      const robots = `${html.meta("robots").join()} ${headers["x-robots-tag"] ?? ""}`;
      expect(html.meta("robots").length).toBeLessThanOrEqual(1);
      // What is not there, what a search found, and what each reader has for himself is nothing for an index.
      expect(/noindex/.test(robots), `robots: ${robots}`).toBe(shown.status !== 200 || shown.name === "search-results" || shown.own === true);
      if (shown.status !== 200 || shown.own) {
        expect(html.links("canonical").length).toBeLessThanOrEqual(1);
        return;
      }
      const address = canonical(html);
      expect(address, "an absolute address of this portal").toMatch(new RegExp(`^${origin}/`));
      const there = await fetched(request, address);
      expect(there.status).toBe(200);
      expect(canonical(there.html), "an address that calls itself another").toBe(address);
    });

    if (shown.status !== 200 || shown.own) continue;
    test(`the versions of ${path} name each other`, async ({ request }) => {
      const { html } = await fetched(request, path);
      const versions = alternates(html);
      if (shown.name !== "article") expect([...versions.keys()].toSorted()).toEqual(expect.arrayContaining(["en", "uk"]));
      const own = canonical(html);
      // A page that is the same as another has the versions of that one.
      if (versions.size > 0) expect([...versions.values()]).toContain(own);
      for (const [version, address] of versions) {
        const other = await fetched(request, address);
        expect(other.status, address).toBe(200);
        if (version !== "x-default") expect(other.html.lang(), address).toBe(version);
        expect(Object.fromEntries(alternates(other.html)), `${address} names the same versions`).toEqual(Object.fromEntries(versions));
      }
    });
  }

  for (const [name, selection] of Object.entries(lists)) {
    const path = pathIn(lang, pages.find((page) => page.name === name)?.path ?? "");
    test(`${path} names the feeds of its own selection`, async ({ request }) => {
      const { html } = await fetched(request, path);
      for (const [type, file] of [
        ["application/atom+xml", "/feed.xml"],
        ["application/feed+json", "/feed.json"],
      ] as const) {
        const address = only(html.links("alternate", { type }).map((link) => link.attribute("href")), `feed of ${type}`);
        const feed = new URL(address, base);
        expect(feed.pathname).toBe(file);
        expect(feed.searchParams.get("lang") ?? "uk").toBe(lang);
        feed.searchParams.delete("lang");
        expect([...feed.searchParams].toSorted()).toEqual([...new URLSearchParams(selection)].toSorted());
        const answer = await request.get(address);
        expect(answer.status()).toBe(200);
        expect(answer.headers()["content-type"]).toContain(type);
      }
    });
  }
}
