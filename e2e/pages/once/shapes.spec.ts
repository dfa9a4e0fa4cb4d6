import type { Page } from "@playwright/test";
import { expect, fitsWidth, open, test } from "../../helper.ts";
import { pages } from "../../pages.ts";

/** Words that do not fit the box that holds them, and are cut off by it. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      // What is for the ear alone is a dot on purpose; a clamped text ends in its own sign.
      if (!words || box.width <= 1 || box.height <= 1 || style.visibility === "hidden" || style.webkitLineClamp !== "none") continue;
      const hides = (value: string) => value === "hidden" || value === "clip";
      const wide = hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
      const high = hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
      if (wide || high) cut.push(`${element.tagName}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`);
    }
    return cut;
  });
}

/** Lines of text that lie over other lines. */
async function overlapping(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const lines: { node: Node; words: string; box: DOMRect }[] = [];
    const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.textContent?.trim() || !parent?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      // For the ear alone, and words in a drawing, which has its own measure.
      if (parent.getBoundingClientRect().width <= 1 || parent.closest("svg, .visually-hidden, [popover], dialog")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      // A text that ends after some lines hides the others.
      let ends = Number.POSITIVE_INFINITY;
      for (let element: Element | null = parent; element; element = element.parentElement) {
        if (getComputedStyle(element).webkitLineClamp !== "none") ends = element.getBoundingClientRect().bottom;
      }
      for (const box of range.getClientRects()) if (box.width > 1 && box.top < ends - 2) lines.push({ node, words: node.textContent.trim().slice(0, 30), box });
    }
    const over: string[] = [];
    lines.forEach((one, at) => {
      for (const other of lines.slice(at + 1)) {
        if (other.node === one.node) continue;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // Boxes of lines are higher than their letters.
        if (wide > 2 && high > 0.5 * Math.min(one.box.height, other.box.height)) over.push(`«${one.words}» over «${other.words}»`);
      }
    });
    return over.slice(0, 5);
  });
}

for (const shown of pages) {
  test.describe(shown.path, () => {
    test.beforeEach(({ watch }) => {
      if (shown.status !== 200) watch.expect(/console: Failed to load resource.*(404|410)/);
    });

    test("text of twice the size stays whole, on a wide window and on a phone's", async ({ page }) => {
      await open(page, shown.path);
      await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await fitsWidth(page);
        expect(await cutOff(page), `cut off at ${width}`).toEqual([]);
        expect(await overlapping(page), `over each other at ${width}`).toEqual([]);
      }
    });

    test("a phone that lies on its side shows what the page is about", async ({ page }) => {
      await page.setViewportSize({ width: 844, height: 390 });
      await open(page, shown.path);
      await fitsWidth(page);
      // The front page's own heading is for the ear: there it is the first story's.
      await expect(page.locator(shown.path === "/" ? ".tile-lead-story h2" : "main h1")).toBeInViewport({ ratio: 0.5 });
      expect(await overlapping(page)).toEqual([]);
      // What stays in its place while the page moves leaves two thirds of the window to be read.
      await page.evaluate(() => scrollTo(0, 600));
      const fixed = await page.evaluate(() => {
        const heights = [...document.body.querySelectorAll("*")].map((element) => {
          const style = getComputedStyle(element);
          const box = element.getBoundingClientRect();
          const stays = style.position === "fixed" || (style.position === "sticky" && box.top <= 1);
          return stays && box.top < innerHeight && box.bottom > 0 && box.width > innerWidth / 2 ? box.height : 0;
        });
        return Math.max(...heights);
      });
      expect(fixed).toBeLessThan(130);
    });

    test("in the system's own few colours what is chosen, focused and can be pressed is still seen", async ({ page }) => {
      await page.emulateMedia({ forcedColors: "active" });
      await open(page, shown.path);
      // Buttons and fields have a border, which is all that these colours leave of their shape.
      const bare = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>("main button, main input, main select, main summary, header input, header button")]
          .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1)
          .filter((element) => {
            const style = getComputedStyle(element);
            const plain = ["checkbox", "radio"].includes((element as HTMLInputElement).type);
            const line = style.textDecorationLine.includes("underline") || element.tagName === "SUMMARY";
            return !plain && !line && Number.parseFloat(style.borderBlockEndWidth) === 0;
          })
          .map((element) => `${element.tagName}.${element.className}: ${element.textContent?.trim() || element.getAttribute("aria-label")}`),
      );
      expect(bare).toEqual([]);
      // A focus that is drawn by a shadow alone is not drawn at all.
      for (let press = 0; press < 12; press += 1) {
        await page.keyboard.press("Tab");
        const outline = await page.evaluate(() => {
          const style = getComputedStyle(document.activeElement ?? document.body);
          return document.activeElement === document.body || (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2);
        });
        expect(outline, await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120))).toBe(true);
      }
    });
  });
}
