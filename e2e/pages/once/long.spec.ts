import { expect, fitsWidth, open, parts, test } from "../../helper.ts";

const word = "Найнепереконфігуровуваніший".repeat(8);
const words = `${word} ${"дуже довга назва, якій немає кінця, ".repeat(5)}`;

/** Texts of the greatest length that the newsroom takes, and words without a place to break. */
const draft = {
  lang: "uk",
  title: words.slice(0, 290),
  lead: `${word} ${"і так далі, ".repeat(60)}`.slice(0, 980),
  published_at: "2026-11-24T11:59:00+02:00",
  authors: [word.slice(0, 100), "Редакція"],
  tags: [{ slug: "duzhe-dovhyi-teh", name: word.slice(0, 60) }, "osvita"],
  regions: ["zhytomyrska", "ivano-frankivska", "dnipropetrovska"],
  communities: ["zhytomyrska"],
  source: { name: word.slice(0, 100), url: `https://example.org/${"a".repeat(300)}` },
  body_html: `<h2>${word}</h2><p>${word}</p><p><a href="https://example.org/${"b".repeat(200)}">https://example.org/${"b".repeat(200)}</a></p>
    <ul><li>${word}</li></ul><blockquote><p>${word}</p></blockquote><pre>${"x".repeat(400)}</pre>
    <table><tr>${`<th>${word.slice(0, 60)}</th>`.repeat(8)}</tr><tr>${"<td>1 234 567</td>".repeat(8)}</tr></table>`,
};

test("the longest words and texts stay within the page, wherever they are shown", async ({ page, newsroom }) => {
  await newsroom.put("dovha", draft as never);
  for (const path of ["/", "/news", "/news/dovha", "/tags", "/tags/duzhe-dovhyi-teh", "/search?q=%D0%BD%D0%B0%D0%B9%D0%BD%D0%B5%D0%BF%D0%B5%D1%80%D0%B5%D0%BA%D0%BE%D0%BD"]) {
    await open(page, path);
    await expect(page.locator("body")).toContainText("Найнепереконфігуровуваніший");
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await fitsWidth(page);
    }
  }
  // What is saved has a row of its own.
  await open(page, "/news/dovha");
  await page.getByRole("button", { name: "Зберегти" }).click();
  await expect(page.getByText(/^Статтю збережено|^Збережено лише/)).toBeVisible();
  await open(page, "/saved");
  await page.setViewportSize({ width: 320, height: 900 });
  await expect(parts.main(page)).toContainText("Найнепереконфігуровуваніший");
  await fitsWidth(page);
});

test("a word of ten thousand characters and a table of fifty columns leave the narrowest page its width, and can be read whole", async ({ page, newsroom }, info) => {
  const id = `bezmezhna-${info.repeatEachIndex}`;
  const endless = "Ї".repeat(10_000);
  const cells = (name: string) => Array.from({ length: 50 }, (_, at) => `<${name}>стовпець-${at}</${name}>`).join("");
  const words = ["p", "h2", "blockquote", "pre"].map((name) => `<${name}>${endless}</${name}>`).join("");
  const body_html = `${words}<ul><li>${endless}</li></ul><p><a href="https://example.org/x">${endless}</a></p><table><tr>${cells("th")}</tr><tr>${cells("td")}</tr></table>`;
  await newsroom.put(id, { title: "Слово без кінця і таблиця без краю", body_html });
  await open(page, `/news/${id}`);
  const box = page.getByRole("region", { name: "Таблиця" });
  await expect(box.getByRole("columnheader")).toHaveCount(50);
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await fitsWidth(page);
    // Nor does any text run out of the column, where it would be cut off.
    const beyond = await page.locator(".body").evaluate((body) => {
      const { right } = body.getBoundingClientRect();
      const range = document.createRange();
      return [...body.children].flatMap((block) => {
        range.selectNodeContents(block);
        const scrolls = block.scrollWidth > block.clientWidth && getComputedStyle(block).overflowX === "auto";
        return scrolls || range.getBoundingClientRect().right <= right + 1 ? [] : [block.tagName];
      });
    });
    expect(beyond, `blocks beyond the column at ${width} px`).toEqual([]);
    // The last column is reached within the table's own box.
    const last = box.getByRole("columnheader").last();
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport({ ratio: 0.5 });
    expect(await page.evaluate(() => scrollX), "how far the page went sideways").toBe(0);
  }
});
