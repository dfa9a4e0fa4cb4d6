import type { Page } from "@playwright/test";
import { inState, live, openLive } from "../look.ts";
import { expect, test } from "../portal.ts";
import { chance, stopTime, wind } from "../time.ts";

/** The latest news as they are told to those who do not see them: what stands above the rows, in full. */
async function aside(page: Page, lang: "uk" | "en", state: string, pill = ""): Promise<void> {
  const [title, all, path] = lang === "uk" ? ["Останні новини", "Усі новини", "/news"] : ["Latest news", "All news", "/en/news"];
  await expect(page.getByRole("complementary")).toMatchAriaSnapshot(`
    - complementary "${title}":
      - /children: equal
      - heading "${title}" [level=2]
      - paragraph:
        - /children: equal
        ${state}
      ${pill}
      - list
      - link "${all}":
        - /url: ${path}
  `);
}

const uk = { lang: "uk", path: "/about", draft: {}, title: "Новина" } as const;
const en = { lang: "en", path: "/en/about", draft: { lang: "en" }, title: "News" } as const;

for (const { lang, path, draft, title, words } of [
  {
    ...uk,
    words: {
      live: `- text: Наживо\n        - button "Зупинити оновлення"`,
      paused: `- text: Оновлення зупинено, станом на 12:00\n        - button "Оновлювати наживо"`,
      offline: `- text: Без зв’язку, станом на 12:00\n        - button "Зупинити оновлення"`,
      reconnecting: `- text: Відновлюємо зв’язок, станом на 12:00\n        - button "Зупинити оновлення"`,
      polling: `- text: /Оновлюється щохвилини, станом на 12:0\\d/\n        - button "Зупинити оновлення"`,
      pill: `- button "Показати 3 нові новини"`,
      back: `- button "Повернутися"`,
      first: `- status: "Нова новина: Новина 1"`,
      next: `- status: 2 нові новини`,
    },
  },
  {
    ...en,
    words: {
      live: `- text: Live\n        - button "Stop updates"`,
      paused: `- text: Updates stopped, as of 12:00\n        - button "Update live"`,
      offline: `- text: Offline, as of 12:00\n        - button "Stop updates"`,
      reconnecting: `- text: Reconnecting, as of 12:00\n        - button "Stop updates"`,
      polling: `- text: /Updated every minute, as of 12:0\\d/\n        - button "Stop updates"`,
      pill: `- button "Show 3 new articles"`,
      back: `- button "Go back"`,
      first: `- status: "New article: News 1"`,
      next: `- status: 2 new articles`,
    },
  },
]) {
  test(`${path} tells what waits, the way back, and what has come`, async ({ page, portal }) => {
    await openLive(page, path);
    await aside(page, lang, words.live);
    await live.latest(page).nth(1).getByRole("link").focus();
    for (const number of [1, 2, 3]) await portal.publish(`${title} ${number}`, draft);
    await aside(page, lang, words.live, words.pill);
    await expect(live.told(page)).toMatchAriaSnapshot(words.first);
    await wind(page, 21);
    await expect(live.told(page)).toMatchAriaSnapshot(words.next);
    await live.pill(page).click();
    await aside(page, lang, words.live, words.back);
  });

  test(`${path} tells each state of its updates`, async ({ page, portal, context, watch }) => {
    watch.expect(/net::ERR_/, /Failed to load resource/);
    await chance(page, 0.5);
    await page.route("**/api/v1/changes*", (route) => route.continue());
    await openLive(page, path);
    await live.toggle(page).click();
    await aside(page, lang, words.paused);
    await live.toggle(page).click();
    await inState(page, "live");
    await context.setOffline(true);
    await aside(page, lang, words.offline);
    await context.setOffline(false);
    await inState(page, "live");
    await stopTime(page);
    portal.proxy.buffers = true;
    portal.proxy.cut();
    await aside(page, lang, words.reconnecting);
    await expect
      .poll(
        async () => {
          await wind(page, 5);
          return live.state(page).getAttribute("data-state");
        },
        { intervals: [50] },
      )
      .toBe("polling");
    await aside(page, lang, words.polling);
  });
}
