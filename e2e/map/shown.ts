import type { Page } from "@playwright/test";
import { expect } from "../helper.ts";

const shapes = /\/shapes-[0-9a-f]{16}\.json$/;

/** The calls for the shapes of the map, as they are made. */
export function askedForShapes(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (shapes.test(request.url())) asked.push(request.url());
  });
  return asked;
}

/** Answers the call for the shapes so, and says when it was made. */
export async function onShapes(page: Page, answer: Parameters<Page["route"]>[1]): Promise<void> {
  await page.route(shapes, answer);
}

/** The links of the map, once it is drawn. */
export async function units(page: Page) {
  const links = page.locator("svg.map a");
  await page.locator("#map").scrollIntoViewIfNeeded();
  await expect(links).toHaveCount(27);
  return links;
}

/** A unit of the map by the name of its region. */
export function unit(page: Page, name: string) {
  return page.locator("svg.map").getByRole("link", { name });
}

/** What stands beside the map on the region that is pointed at. */
export function caption(page: Page) {
  return page.locator(".map-caption");
}
