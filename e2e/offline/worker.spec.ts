import { appendFile, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { parts, ready } from "../helper.ts";
import { dist } from "../settings.ts";
import { expect, isKept, paths, test, visit } from "./portal.ts";

/** A bundle with another worker, as the next version of the portal has. */
async function nextVersion(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), "visnyk-next-")), "dist");
  await cp(dist, folder, { recursive: true });
  await appendFile(join(folder, "sw.js"), "\n// the next version\n");
  return folder;
}

const bar = (page: Page) => page.getByRole("status").filter({ hasText: "Є нова версія порталу" });
const cacheNames = (page: Page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("visnyk-")).sort());
const workers = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

test("a first visit installs without a word, and costs the page nothing before it is whole", async ({ page, context }) => {
  const order: string[] = [];
  context.on("request", (request) => order.push(new URL(request.url()).pathname));
  await visit(page, "/news");
  await expect(page.locator("#update-bar")).toBeEmpty();
  const script = order.findIndex((path) => path.startsWith("/offline-"));
  const program = order.findIndex((path) => path.endsWith(".wasm"));
  expect(script, order.join(" ")).toBeGreaterThan(program);
});

test("a new version is offered, waits until it is wanted, and then is there after one reload", async ({ page, server, watch }) => {
  await visit(page, "/news/u32");
  const folder = await nextVersion();
  await server.kill();
  await server.start(folder);
  await page.reload();
  await expect(bar(page)).toBeVisible();
  await expect(parts.heading(page)).toHaveText("Стаття 32");
  const loads = watch.loads;

  // By keyboard: the bar is the last thing on the page, and takes the focus from nothing.
  await expect(page.locator("body")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(bar(page).getByRole("button", { name: "Пізніше" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(bar(page).getByRole("button", { name: "Оновити" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => watch.loads).toBe(loads + 1);
  await ready(page);
  await expect(page.locator("#update-bar")).toBeEmpty();
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting === null)).toBe(true);
  expect(watch.loads).toBe(loads + 1);
  await rm(folder, { recursive: true, force: true });
});

test("a worker that is switched off goes with all that it kept, and leaves what the reader saved", async ({ page, server }) => {
  await visit(page, "/news/u32");
  await isKept(page, paths.article("u32"));
  await page.getByRole("button", { name: "Зберегти" }).click();
  await expect(page.getByText("Статтю збережено")).toBeVisible();
  expect(await cacheNames(page)).toEqual(expect.arrayContaining(["visnyk-articles", "visnyk-saved"]));
  await server.kill();
  await server.start(dist, { VISNYK_WORKER: "off" });
  await page.reload();
  await ready(page);
  await expect.poll(() => cacheNames(page)).toEqual(["visnyk-saved"]);
  await expect.poll(() => workers(page)).toBe(0);
  await page.reload();
  await ready(page);
  await page.waitForLoadState("networkidle");
  expect(await workers(page), "it is not registered again").toBe(0);
  await page.goto("/saved");
  await expect(parts.main(page).getByRole("link", { name: "Стаття 32" })).toBeVisible();
});

test("the worker answers for the pages' data and leaves the stream of news alone", async ({ page, server }) => {
  await visit(page, "/news");
  const data = page.waitForResponse("**/api/v1/articles/u31");
  const stream = page.waitForRequest("**/api/v1/live?*");
  await page.reload();
  await ready(page);
  await page.locator(".row-title a").nth(1).click();
  expect((await data).fromServiceWorker()).toBe(true);
  const asked = await stream;
  expect((await asked.response())?.fromServiceWorker()).toBe(false);
  await expect.poll(() => server.streams()).toBe(1);
  await server.send("PUT", "fresh", { lang: "uk", title: "Щойно", published_at: "2026-11-24T11:45:00+02:00", body_html: "<p>Текст.</p>" });
  await expect(parts.latest(page).getByRole("listitem").first()).toContainText("Щойно");
});

test("who spares data gets no worker before asking for it", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("visnyk.data-saver", "on"));
  await page.goto("/settings");
  await ready(page);
  await page.waitForLoadState("networkidle");
  expect(await workers(page)).toBe(0);
  await page.getByRole("button", { name: "Готувати портал до читання без мережі" }).click();
  await expect(parts.main(page)).toContainText("Готово: прочитане відкриватиметься й без мережі.");
  expect(await workers(page)).toBe(1);
});
