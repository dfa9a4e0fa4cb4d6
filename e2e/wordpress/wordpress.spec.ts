import { expect, type Frame, type Page, test as base } from "@playwright/test";
import { WordPress } from "./wordpress.ts";

const portal = (process.env["BASE_URL"] ?? "").replace(/\/$/, "");
const community = "/communities/zhytomyrska";

const test = base.extend<object, { wordpress: WordPress }>({
  wordpress: [
    async ({}, use) => {
      const wordpress = await WordPress.new();
      await use(wordpress);
      await wordpress.end();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

/** The titles that the portal's API has for the community. */
async function titles(): Promise<string[]> {
  const answer = await fetch(`${portal}/api/v1/articles?lang=uk&community=zhytomyrska&limit=5`);
  const list = (await answer.json()) as { items: { title: string }[] };
  return list.items.map((card) => card.title);
}

/** Opens a post as a reader does who is not logged in. */
async function read(page: Page, link: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(link);
}

/** The widget's document, wherever on the page its frame is: the loader keeps it out of other scripts' reach. */
async function widget(page: Page): Promise<Frame> {
  const find = () => page.frames().find((frame) => frame.url().startsWith(`${portal}/embed/latest`));
  await expect.poll(() => find() !== undefined, { message: "there is a widget" }).toBe(true);
  return find() as Frame;
}

/** It shows the news of the community. */
async function showsNews(page: Page): Promise<void> {
  const [frame, expected] = await Promise.all([widget(page), titles()]);
  expect(expected.length).toBeGreaterThan(2);
  for (const title of expected) await expect(frame.getByRole("link", { name: title }).first()).toBeVisible();
}

/** Its frame is as high as its news. */
async function fits(page: Page): Promise<void> {
  const frame = await widget(page);
  await expect.poll(() => frame.evaluate(() => document.documentElement.scrollHeight - innerHeight), { message: "nothing is cut off" }).toBe(0);
  const [content, window] = await frame.evaluate(() => [document.body.getBoundingClientRect().height, innerHeight]);
  expect(Math.abs(Number(content) - Number(window)), `${content} in ${window}`).toBeLessThanOrEqual(1);
}

test("an administrator's post with the snippet shows the news of the community", async ({ page, wordpress }) => {
  await wordpress.enter(page);
  const snippet = `<visnyk-latest community="zhytomyrska" limit="5" lang="uk"><a href="${portal}${community}">Новини громади</a></visnyk-latest>
<script async src="${portal}/embed/v1.js"></script>`;
  await read(page, await wordpress.publish(page, "Вставка", `<!-- wp:html -->\n${snippet}\n<!-- /wp:html -->`));
  await showsNews(page);
  await fits(page);
  await expect(page.getByRole("link", { name: "Новини громади" })).toBeHidden();
});

test("a post with the plain frame shows the news of the community", async ({ page, wordpress }) => {
  await wordpress.enter(page);
  const frame = `<iframe src="${portal}/embed/latest?community=zhytomyrska&amp;limit=5" title="Новини громади" width="100%" height="900" loading="lazy" style="border:0" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"></iframe>`;
  await read(page, await wordpress.publish(page, "Рамка", `<!-- wp:html -->\n${frame}\n<!-- /wp:html -->`));
  await showsNews(page);
});

test("an address of a community, pasted on a line of its own, becomes the widget, as high as its news", async ({ page, wordpress }) => {
  await wordpress.enter(page);
  const address = `${portal}${community}`;
  const block = `<!-- wp:embed {"url":"${address}"} -->\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${address}\n</div></figure>\n<!-- /wp:embed -->`;
  await read(page, await wordpress.publish(page, "Адреса", block));
  const frame = page.locator(`iframe[src*="/embed/latest"]`);
  // WordPress trusts nobody it does not know: this is its own sandbox.
  await expect(frame).toHaveAttribute("sandbox", "allow-scripts");
  await showsNews(page);
  await fits(page);
});

test("a pasted address of an article becomes a link to it", async ({ page, wordpress }) => {
  await wordpress.enter(page);
  const address = `${portal}/news/1001`;
  const block = `<!-- wp:embed {"url":"${address}"} -->\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${address}\n</div></figure>\n<!-- /wp:embed -->`;
  await read(page, await wordpress.publish(page, "Стаття", block));
  await expect(page.locator(`a[href="${address}"]`).first()).toHaveText(/Дортмунд і Житомир/);
});
