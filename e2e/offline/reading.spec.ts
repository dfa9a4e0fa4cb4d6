import { axe, parts, ready } from "../helper.ts";
import { age, expect, isKept, later, paths, test, visit } from "./portal.ts";

const silent = /^Портал не відповідає: збережено \d\d:\d\d$/;

test("what was read and saved opens when the newsroom is gone and says how old it is, and nothing else pretends", async ({ page, server }) => {
  await visit(page, "/");
  await isKept(page, paths.home);
  await visit(page, "/news");
  await isKept(page, paths.list);
  await visit(page, "/news/u32");
  await isKept(page, paths.article("u32"));
  await visit(page, "/news/u5");
  await page.getByRole("button", { name: "Зберегти" }).click();
  await expect(page.getByText("Статтю збережено")).toBeVisible();
  await server.kill();
  await later(page);

  await page.goto("/");
  await expect(age(page)).toHaveText(silent);
  await expect(page.locator(".tile-title").first()).toHaveText("Стаття 32");
  await page.goto("/news");
  await expect(age(page)).toHaveText(silent);
  await expect(parts.results(page).first()).toContainText("Стаття 32");
  // The list itself does not say it once more.
  await expect(page.locator(".results .live-text")).not.toContainText("станом на");
  await axe(page, "a kept list, light");
  await page.goto("/news/u32");
  await expect(parts.heading(page)).toHaveText("Стаття 32");
  await expect(age(page)).toHaveText(silent);
  await page.getByRole("link", { name: "Збережене" }).first().click();
  await page.getByRole("link", { name: "Стаття 5" }).click();
  await expect(parts.heading(page)).toHaveText("Стаття 5");
  await expect(age(page)).toHaveText(silent);
  await page.reload();
  await expect(parts.heading(page)).toHaveText("Стаття 5");
  await page.emulateMedia({ colorScheme: "dark" });
  await axe(page, "a saved article, dark");

  for (const path of ["/tags/osvita", "/news/u12", "/search?q=x", "/news?page=2"]) {
    await page.goto(path);
    await expect(parts.main(page).getByRole("alert").first(), path).toContainText("збереженої копії в цьому браузері немає");
    await expect(age(page), path).toBeEmpty();
  }
  // What the browser keeps for itself needs nobody.
  await page.goto("/settings");
  await expect(parts.heading(page)).toHaveText("Налаштування");
});

test("a page that was opened without the newsroom renews itself when that is back", async ({ page, server }) => {
  await visit(page, "/news");
  await isKept(page, paths.list);
  await server.kill();
  await later(page);
  const other = await page.context().newPage();
  await other.goto("/tags/osvita");
  await expect(parts.main(other).getByRole("alert").first()).toBeVisible();
  await page.goto("/news");
  await expect(age(page)).toHaveText(silent);

  await server.start();
  await server.send("PUT", "late", { lang: "uk", title: "Після перерви", published_at: "2026-11-24T11:30:00+02:00", body_html: "<p>Текст.</p>" });
  await expect(age(page)).toBeEmpty({ timeout: 40_000 });
  await expect(parts.results(page).first()).toContainText("Після перерви");
  await other.bringToFront();
  await expect(parts.results(other).first()).toContainText("Стаття", { timeout: 30_000 });
  await expect(parts.main(other).getByRole("alert")).toHaveCount(0);
});

test("a browser without a network says so, and asks again when it has one", async ({ page, context }) => {
  await visit(page, "/news");
  await isKept(page, paths.list);
  await later(page);
  await context.setOffline(true);
  await page.reload();
  await expect(age(page)).toHaveText(/^Без мережі: збережено \d\d:\d\d$/);
  await expect(parts.results(page).first()).toContainText("Стаття 32");
  await context.setOffline(false);
  // The worker may learn of the network a moment after the page: then the next try succeeds.
  await expect(age(page)).toBeEmpty({ timeout: 30_000 });
  await ready(page);
});

test("what was withdrawn is gone from what is kept, also when it was saved", async ({ page, server }) => {
  await visit(page, "/news/u7");
  await isKept(page, paths.article("u7"));
  await page.getByRole("button", { name: "Зберегти" }).click();
  await expect(page.getByText("Статтю збережено")).toBeVisible();
  await server.send("DELETE", "u7");
  await later(page);

  await visit(page, "/saved");
  await page.getByRole("link", { name: "Стаття 7" }).click();
  await expect(parts.heading(page)).toHaveText("Статтю знято з публікації");
  await expect(parts.main(page)).toContainText("Вона була серед ваших збережених статей");
  await isKept(page, paths.article("u7"), false);
  await page.goto("/saved");
  await expect(parts.main(page)).toContainText("Збережених статей ще немає");
  await server.kill();
  await later(page);
  await page.goto("/news/u7");
  await expect(parts.main(page).getByRole("alert")).toContainText("збереженої копії в цьому браузері немає");
});

test("an article opens in an open tab without a worker, as long as the browser keeps it", async ({ page, server }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined }));
  await page.goto("/news/u9");
  await ready(page);
  await page.getByRole("button", { name: "Зберегти" }).click();
  await expect(page.getByText("Статтю збережено")).toBeVisible();
  await page.goto("/saved");
  await ready(page);
  await server.kill();
  await later(page);
  await page.getByRole("link", { name: "Стаття 9" }).click();
  await expect(parts.heading(page)).toHaveText("Стаття 9");
  await expect(age(page)).toHaveText(silent);
});
