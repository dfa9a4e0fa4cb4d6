import { expect, open, parts, ready, test } from "../helper.ts";

test("who types into the search is offered tags, regions, communities and articles, and goes there with the arrows", async ({ page }) => {
  await open(page, "/search");
  const field = parts.main(page).getByRole("combobox", { name: "Що шукати" });
  await field.pressSequentially("житом");
  const choices = page.getByRole("listbox").getByRole("option");
  await expect(choices.filter({ hasText: "Житомирська область" }).first()).toBeVisible();
  await expect(choices.filter({ hasText: "Житомирська територіальна громада" })).toHaveCount(1);
  await expect(choices.filter({ hasText: "Стаття" }).first()).toBeVisible();
  await field.press("ArrowDown");
  const name = await page.locator("[role=option][aria-selected=true] .combobox-name").textContent();
  await field.press("Enter");
  await expect(page).not.toHaveURL(/\/search/);
  await ready(page);
  await expect(parts.heading(page)).toContainText(name ?? "", { ignoreCase: true });
});

test("pressing Enter without a choice searches, and the words that were found are marked", async ({ page }) => {
  await open(page, "/search");
  const field = parts.main(page).getByRole("combobox", { name: "Що шукати" });
  await field.pressSequentially("громади");
  await field.press("Enter");
  await expect(page).toHaveURL("/search?q=%D0%B3%D1%80%D0%BE%D0%BC%D0%B0%D0%B4%D0%B8");
  await expect(parts.results(page).first()).toBeVisible();
  for (const row of (await parts.results(page).all()).slice(0, 5)) await expect(row.locator("mark").first()).toHaveText(/^громад/i);
});

test("thirty keys typed quickly into the search make few calls, and the last text decides", async ({ page }) => {
  await open(page, "/search");
  const calls: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/v1/suggest")) calls.push(request.url());
  });
  const field = parts.main(page).getByRole("combobox", { name: "Що шукати" });
  await field.pressSequentially("партнерство громад та житомир", { delay: 30 });
  await expect(page.locator(".combobox-list")).toBeVisible();
  expect(calls.length).toBeLessThanOrEqual(10);
  expect(new URL(calls.at(-1) ?? "").searchParams.get("q")).toBe("партнерство громад та житомир");
});

test("suggestions that fail leave a search that works", async ({ page, watch }) => {
  watch.expect(/Failed to load resource/);
  await open(page, "/search");
  await page.route("**/api/v1/suggest*", (route) => route.fulfill({ status: 500, body: "" }));
  const field = parts.main(page).getByRole("combobox", { name: "Що шукати" });
  await field.pressSequentially("школа");
  await field.press("Enter");
  await expect(parts.results(page).first()).toBeVisible();
});

test("a search that finds nothing under filters offers to go on without them", async ({ page }) => {
  await open(page, "/search?q=громади&from=1999-01-01&to=1999-01-02");
  await page.locator(".empty").getByRole("link", { name: "Скинути фільтри" }).click();
  await expect(page).toHaveURL("/search?q=%D0%B3%D1%80%D0%BE%D0%BC%D0%B0%D0%B4%D0%B8");
  await expect(parts.results(page).first()).toBeVisible();
});
