import type { Frame, Page } from "@playwright/test";
import { expect } from "./host.ts";

/** What a widget is on its page. */
export interface Look {
  state: string;
  /** Pixels of its frame, and of the content in it. */
  height: number;
  isLinkShown: boolean;
  colorScheme: string;
}

/** The widgets of a page or of a frame in it, in their order. */
export async function looks(page: Page | Frame): Promise<Look[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("visnyk-latest")].map((element) => {
      const frame = element.shadowRoot?.querySelector("iframe");
      const link = element.querySelector("a");
      const box = link?.getBoundingClientRect();
      return {
        state: element.shadowRoot?.querySelector("div")?.className ?? "",
        height: frame?.getBoundingClientRect().height ?? 0,
        isLinkShown: Boolean(box && box.width > 0 && box.height > 0 && getComputedStyle(link as Element).visibility === "visible"),
        colorScheme: frame ? getComputedStyle(frame).colorScheme : "",
      };
    }),
  );
}

/** The documents of the widgets on a page. */
export function documents(page: Page): Frame[] {
  return page.frames().filter((frame) => new URL(frame.url(), "http://none").pathname === "/embed/latest");
}

/** The height of a document's content, in whole pixels. */
export async function contentHeight(document: Frame): Promise<number> {
  return document.evaluate(() => Math.ceil((window.document.querySelector("main") as HTMLElement).getBoundingClientRect().height));
}

/** All widgets are ready, show so many items each, and their frames are as tall as their content, to the pixel. */
export async function areShown(page: Page, { widgets = 1, items = 5, within = page as Page | Frame } = {}): Promise<void> {
  await expect.poll(async () => (await looks(within)).map(({ state }) => state), { message: "all are ready" }).toEqual(Array(widgets).fill("ready"));
  expect(documents(page)).toHaveLength(widgets);
  for (const document of documents(page)) await expect(document.locator(".title")).toHaveCount(items);
  const difference = async () => {
    const tall = (await looks(within)).map(({ height }) => height).sort();
    const asked = (await Promise.all(documents(page).map(contentHeight))).map((height) => Math.min(2_000, Math.max(150, height))).sort();
    return { tall, asked };
  };
  await expect.poll(async () => difference().then(({ tall, asked }) => String(tall) === String(asked) || { tall, asked }), { message: "to the pixel" }).toBe(true);
  for (const { isLinkShown } of await looks(within)) expect(isLinkShown, "the link is hidden").toBe(false);
}

/** The widget takes no room, and its link is there. */
export async function isFallenBack(page: Page): Promise<void> {
  await expect.poll(async () => (await looks(page)).map(({ height, isLinkShown }) => ({ height, isLinkShown }))).toEqual([{ height: 0, isLinkShown: true }]);
  expect(await page.evaluate(() => document.querySelector("visnyk-latest")?.getBoundingClientRect().height), "no empty room is left").toBeLessThan(60);
}

/** All that a page is but for its widgets: its nodes, its globals, and the computed styles of its elements. */
export async function state(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // What follows from the height of the widget.
    const follows = /^(height|block-size|perspective-origin|transform-origin|inline-size|width)$/;
    const styles = [...document.querySelectorAll(":not(visnyk-latest)")].flatMap((element, index) => {
      const computed = getComputedStyle(element);
      return [...computed].filter((name) => !follows.test(name)).map((name) => `${index} ${element.localName} ${name}: ${computed.getPropertyValue(name)}`);
    });
    return [document.documentElement.outerHTML, ...Object.getOwnPropertyNames(window).map((name) => `window.${name}`), ...styles];
  });
}

/** Nothing of the page became other than it was. */
export async function isAsBefore(page: Page, before: string[]): Promise<void> {
  const after = await state(page);
  const [was, is] = [new Set(before), new Set(after)];
  const differences = [...before.filter((line) => !is.has(line)).map((line) => `- ${line}`), ...after.filter((line) => !was.has(line)).map((line) => `+ ${line}`)];
  expect(before.length, "something was compared").toBeGreaterThan(1_000);
  expect(differences).toEqual([]);
}
