import { expect, open, parts, test } from "../../helper.ts";
import { pages } from "../../pages.ts";

/** What somebody hears who does not see the page: its parts in the order in which they are read. */
for (const lang of ["uk", "en"] as const) {
  for (const shown of pages) {
    const path = lang === "uk" ? shown.path : `/en${shown.path}`.replace(/\/$/, "");
    test(`${path} is read from its head to its foot, under headings that skip no level`, async ({ page, watch }) => {
      if (shown.status !== 200) watch.expect(/console: Failed to load resource.*(404|410)/);
      await open(page, path);
      await expect(page.locator("body")).toMatchAriaSnapshot(`
        - banner:
          - link "${lang === "uk" ? "Перейти до змісту" : "Skip to content"}":
            - /url: "#main"
          - search
          - navigation
        - main
        - complementary "${lang === "uk" ? "Останні новини" : "Latest news"}":
          - heading [level=2]
        - contentinfo
      `);
      const heard = await parts.main(page).ariaSnapshot();
      const levels = [...heard.matchAll(/heading .*\[level=(\d)\]/g)].map((match) => Number(match[1]));
      expect(levels[0], "the title comes before all other headings").toBe(1);
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      let deepest = 1;
      for (const level of levels) {
        expect(level, `after a heading of level ${deepest}: ${levels.join(" ")}`).toBeLessThanOrEqual(deepest + 1);
        deepest = level;
      }
      // What has no name is heard as «link» and «button».
      expect(heard.match(/^\s*- (link|button|img|textbox|combobox|checkbox)(:?$| \[)/m)).toBeNull();
    });
  }
}

test("an article is heard as: where it belongs, title, when and who, lead, picture, text, what can be done, labels, what else there is", async ({ page }) => {
  await open(page, "/news/1001");
  await expect(parts.main(page)).toMatchAriaSnapshot(`
    - main:
      - article:
        - navigation "Шлях":
          - list:
            - listitem:
              - link "Головна"
            - listitem:
              - link "Новини"
            - listitem:
              - link "Житомирська область"
        - heading /^Дортмунд і Житомир/ [level=1]
        - paragraph:
          - time: 18 листопада 2026, 09:40
          - text: Редакція порталу 2 хвилини читання
          - link "Читати англійською"
        - paragraph: /^У січні 2023 року/
        - figure:
          - img /мостом/
        - heading "Спершу була допомога" [level=2]
        - link "Посилання на розділ Спершу була допомога"
        - term: "Теги:"
        - definition:
          - list
        - term: "Область:"
        - definition:
          - list:
            - listitem:
              - link "Житомирська область"
        - term: "Громада:"
        - term: "Джерело:"
      - region "Читайте також"
  `);
});

test("a filtered list is heard as: title, the filters, what is chosen, the count, and under each day its articles", async ({ page }) => {
  await open(page, "/en/news?region=zhytomyrska,kyivska");
  await expect(parts.main(page)).toMatchAriaSnapshot(`
    - main:
      - heading "News" [level=1]
      - region "Filters":
        - paragraph:
          - searchbox "Words in the text"
        - combobox "Tag"
        - paragraph:
          - combobox "Region":
            - option /^Kyiv Oblast/ [selected]
        - combobox "Community"
        - group "Dates"
        - group "Photo and video"
        - button "Apply"
        - list "Active filters":
          - listitem:
            - 'link "Remove filter Region: Kyiv Oblast"'
          - listitem:
            - 'link "Remove filter Region: Zhytomyr Oblast"'
      - region "News":
        - paragraph: /\\d+ articles/
        - heading "18 November 2026" [level=2]
        - article:
          - paragraph:
            - time: 10:30
          - heading [level=3]:
            - link /^Dortmund and Zhytomyr/
          - paragraph
          - list:
            - listitem:
              - link "Zhytomyr Oblast"
  `);
});
