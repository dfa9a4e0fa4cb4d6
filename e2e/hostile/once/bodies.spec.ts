import { readdirSync, readFileSync } from "node:fs";
import { expect, open, ready, test, unrendered } from "../../helper.ts";
import { strangers } from "./walk.ts";
import { base } from "../../settings.ts";

/** What attacks on bodies look like, class by class: the seeds of the fuzz targets, which the host's tests read as well. */
function seeds(folder: string): string[] {
  const place = new URL(`../../../fuzz/seeds/${folder}/`, import.meta.url);
  return readdirSync(place).sort().map((name) => readFileSync(new URL(name, place), "utf8"));
}

const words = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)> \" autofocus onfocus=alert(1) x='";
const tags = "a abbr address article aside b blockquote button caption cite code details dialog div em figure form h1 h2 i iframe img input li main marquee math nav object p pre q s select span strong sub summary sup svg table td textarea time ul video".split(" ");
const handlers = tags.map((tag) => `<${tag} src=x href="javascript:alert(1)" onerror=alert(1) onload=alert(1) onfocus=alert(1) autofocus ontoggle=alert(1) open onanimationstart=alert(1) style="animation:x 1s;position:fixed;background:url(//evil.example)" id=location name=attributes is=x-y srcdoc="<script>alert(1)</script>" formaction="javascript:alert(1)">слово</${tag}>`);

// The policy would stop what gets through: here nothing does but the way in.
test.use({ bypassCSP: true });

test("nothing that runs, leads astray or takes names gets from a body onto a page, with no policy to stop it", async ({ page, context, request, newsroom, watch }) => {
  test.slow();
  // Pictures that bodies name and nobody has.
  watch.expect(/^console: Failed to load resource: .*404/);
  const ran: string[] = [];
  page.on("dialog", (dialog) => {
    ran.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("page", (popup) => ran.push(`window ${popup.url()}`));
  context.on("request", (asked) => {
    if (!/^(data|blob|about):/.test(asked.url()) && new URL(asked.url()).host !== new URL(base).host) ran.push(`request ${asked.url()}`);
  });
  // Each body is read by itself, since some swallow what follows them; what came of all is one article.
  const blocks: unknown[] = [];
  for (const html of [...seeds("html"), ...handlers, ...seeds("safe_url").map((address) => `<p><a href="${address.replaceAll('"', "&quot;")}">слово</a></p>`)]) {
    await newsroom.put("hostile-part", { title: "Частина", body_html: html });
    const part = (await (await request.get("/api/v1/articles/hostile-part")).json()) as { body: unknown[] };
    blocks.push(...part.body);
  }
  expect(blocks.length).toBeGreaterThan(100);
  await newsroom.put("hostile", { title: words, lead: words, regions: ["sevastopol"], published_at: "2026-11-24T11:59:00+02:00", body: blocks });

  await test.step("as the server renders it, and once the program has taken over", async () => {
    await page.goto("/news/hostile", { waitUntil: "commit" });
    await expect(page.locator("article .body")).toBeVisible();
    expect(await page.evaluate(strangers, "article")).toEqual([]);
    await ready(page);
    expect(await page.evaluate(strangers, "main")).toEqual([]);
    await expect(page.locator("h1")).toHaveText(words);
  });
  await test.step("as the program alone builds it", async () => {
    await unrendered(page);
    await open(page, "/news/hostile");
    await expect(page.locator("h1")).toHaveText(words);
    expect(await page.evaluate(strangers, "main")).toEqual([]);
  });
  await test.step("in a list, and in the document of a widget", async () => {
    for (const address of ["/regions/sevastopol", "/embed/latest?region=sevastopol&leads=on"]) {
      await page.goto(address);
      await expect(page.getByText(words).first()).toBeVisible();
      expect(await page.evaluate(strangers, "body")).toEqual([]);
    }
  });
  await test.step("as readers of feeds show it who do not clean", async () => {
    const feed = (await (await request.get("/feed.json?region=sevastopol")).json()) as { items: { id: string; content_html: string }[] };
    const [entry] = feed.items;
    if (!entry) throw new Error("the feed has no entry");
    expect(entry.content_html.length).toBeGreaterThan(1_000);
    await page.goto("/robots.txt");
    await page.setContent(`<main>${entry.content_html}</main>`);
    expect(await page.evaluate(strangers, "main")).toEqual([]);
  });
  expect(ran).toEqual([]);
});

test("what does not belong there is seen", async ({ page }) => {
  await open(page, "/about");
  const found = await page.evaluate(strangers, "main");
  expect(found).toEqual([]);
  for (const [html, words] of [
    ["<p onclick=x>", "p onclick"],
    ["<script></script>", "script"],
    ["<a href='javascript:x'>", "a href javascript:"],
    ["<img src='data:image/svg+xml,x'>", "img src data:"],
    ["<a href='//evil.example'>", "a href //evil.example"],
    ["<p id=cookie>", "p id=cookie"],
    ["<p style='position:fixed'>", "p style"],
  ] as const) {
    await page.evaluate((html) => {
      const inert = new DOMParser().parseFromString(html, "text/html");
      document.querySelector("main")?.replaceChildren(...[...inert.body.childNodes, ...inert.head.childNodes].map((node) => document.adoptNode(node)));
    }, html);
    expect(await page.evaluate(strangers, "main")).toEqual([words]);
  }
});
