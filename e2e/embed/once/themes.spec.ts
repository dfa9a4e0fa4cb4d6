import type { Page } from "@playwright/test";
import { expect, page as html, script, test, widget } from "../host.ts";
import { areShown, documents, looks } from "../look.ts";

/** The theme of the one widget: the frame's scheme and the document's must agree, or the browser paints a box. */
async function theme(page: Page): Promise<string> {
  const [document] = documents(page);
  const [inside, ground] = (await document?.evaluate(() => {
    const root = window.document.documentElement;
    return [getComputedStyle(root).colorScheme, getComputedStyle(window.document.querySelector("main") as Element).backgroundColor];
  })) ?? ["", ""];
  const outside = (await looks(page))[0]?.colorScheme;
  const painted = ground === "rgb(255, 255, 255)" ? "light" : ground === "rgb(20, 23, 28)" ? "dark" : ground;
  return inside === outside && inside === painted ? painted : `${outside} around ${inside}, painted ${ground}`;
}

test.describe("a reader who has dark pages", () => {
  test.use({ colorScheme: "dark" });

  for (const [told, scheme, expected] of [
    ["auto", "light", "dark"],
    ["light", "dark", "light"],
    ["dark", "light", "dark"],
    ["host", "light", "light"],
    ["host", "dark", "dark"],
    ["host", "light dark", "dark"],
    ["host", "normal", "light"],
  ] as const) {
    test(`on a page that is ${scheme} a widget with theme ${told} is ${expected}`, async ({ page, host }) => {
      await page.goto(host.put("/", html(widget(`theme="${told}"`) + script, { head: `<style>:root { color-scheme: ${scheme} }</style>` })));
      await areShown(page);
      expect(await theme(page)).toBe(expected);
    });
  }

  test("a page that says its scheme in its head counts, too", async ({ page, host }) => {
    await page.goto(host.put("/", html(widget("theme=HOST") + script, { head: '<meta name="color-scheme" content="dark light">' })));
    await areShown(page);
    expect(await theme(page)).toBe("dark");
  });
});

test("a page that changes its scheme takes the widget with it, however it does so", async ({ page, host }) => {
  const head = "<style>.night { color-scheme: dark } .day { color-scheme: light }</style>";
  await page.goto(host.put("/", html(`<section>${widget("theme=host")}</section>${script}`, { head })));
  await areShown(page);
  expect(await theme(page)).toBe("light");
  await page.evaluate(() => document.documentElement.classList.add("night"));
  await expect.poll(() => theme(page)).toBe("dark");
  await page.evaluate(() => document.querySelector("section")?.classList.add("day"));
  await expect.poll(() => theme(page)).toBe("light");
  await page.evaluate(() => ((document.querySelector("section") as HTMLElement).className = ""));
  await expect.poll(() => theme(page)).toBe("dark");
});

test("a reader whose system turns dark sees the widget turn", async ({ page, host }) => {
  await page.goto(host.put("/", html(widget() + script)));
  await areShown(page);
  expect(await theme(page)).toBe("light");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => theme(page)).toBe("dark");
});
