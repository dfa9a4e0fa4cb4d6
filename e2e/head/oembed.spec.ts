import { base } from "../settings.ts";
import { expect, fetched, only, test } from "./fetched.ts";
import { langs, pathIn } from "./lists.ts";

interface Oembed {
  version: string;
  type: string;
  title: string;
  html?: string;
  thumbnail_url?: string;
}

for (const lang of langs) {
  for (const path of ["/news?region=lvivska&tag=kultura", "/tags/osvita", "/regions/zhytomyrska", "/communities/zhytomyrska", "/widgets?layout=cards&tag=osvita"]) {
    test(`${pathIn(lang, path)} can be pasted: what its head names is a widget whose frame is there`, async ({ request }) => {
      const { html } = await fetched(request, pathIn(lang, path));
      const address = only(html.links("alternate", { type: "application/json+oembed" }).map((link) => link.attribute("href")), "oEmbed");
      const oembed = (await (await request.get(`${address}&maxwidth=500&maxheight=750`)).json()) as Oembed;
      expect([oembed.version, oembed.type]).toEqual(["1.0", "rich"]);
      const src = /<iframe src="([^"]+)"/.exec(oembed.html ?? "")?.[1]?.replaceAll("&amp;", "&") ?? "";
      expect(src.startsWith(`${new URL(base).origin}/embed/latest`), src).toBe(true);
      const frame = await request.get(src);
      expect(frame.status()).toBe(200);
      // Others may frame it, and the portal's own pages nobody.
      expect(frame.headers()["content-security-policy"]).not.toContain("frame-ancestors");
    });
  }
}

test("an article that is pasted is a link with its picture", async ({ request }) => {
  const { html } = await fetched(request, "/news/1001");
  const address = only(html.links("alternate", { type: "application/json+oembed" }).map((link) => link.attribute("href")), "oEmbed");
  const oembed = (await (await request.get(address)).json()) as Oembed;
  expect(oembed.type).toBe("link");
  expect(oembed.title).toBe(html.all("h1")[0]?.text());
  expect((await request.get(oembed.thumbnail_url ?? "")).headers()["content-type"]).toMatch(/^image\//);
});
