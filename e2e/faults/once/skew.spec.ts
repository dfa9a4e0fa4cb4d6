import { expect, open, parts, ready, test } from "../../helper.ts";
import { ownTime } from "../../live/time.ts";

for (const [what, at] of [
  ["a day ahead", "2026-11-25T12:00:00+02:00"],
  ["a day behind", "2026-11-23T12:00:00+02:00"],
  ["a year ahead", "2027-11-24T12:00:00+02:00"],
  ["a year behind", "2025-11-24T12:00:00+02:00"],
  ["at 1970", "1970-01-01T00:00:01Z"],
  ["in the night that Kyiv's clocks go back", "2026-10-25T03:30:00+02:00"],
] as const) {
  test(`a browser whose clock is ${what} takes pages over as they are, goes from one to the other and adds rows`, async ({ page, watch }) => {
    await page.addInitScript(ownTime, Date.parse(at));
    await open(page, "/news");
    await expect(parts.results(page)).toHaveCount(20);
    await expect(page.locator(".kept-note")).toBeEmpty();
    await page.locator("#show-more").click();
    await expect(parts.results(page)).toHaveCount(40);
    await expect(parts.main(page)).not.toContainText(/NaN|undefined/);
    const title = parts.results(page).first().getByRole("heading").getByRole("link");
    const words = ((await title.textContent()) ?? "").trim();
    await title.click();
    await expect(parts.heading(page)).toHaveText(words);
    await parts.navigation(page).getByRole("link", { name: "Області" }).click();
    await ready(page);
    await page.goBack();
    await expect(parts.heading(page)).toHaveText(words);
    await expect(page.getByRole("alert").filter({ visible: true })).toHaveCount(0);
    expect(watch.loads).toBe(1);
  });
}

test("a clock that is set back by a year while a page is open costs no page, and answers are asked for anew", async ({ page }) => {
  await open(page, "/news");
  const asked: string[] = [];
  page.on("request", (request) => void (new URL(request.url()).pathname === "/api/v1/tags" && asked.push(request.url())));
  const tags = parts.navigation(page).getByRole("link", { name: "Теги" });
  await tags.click();
  await ready(page);
  await page.clock.setFixedTime("2025-11-24T12:00:00+02:00");
  await parts.navigation(page).getByRole("link", { name: "Новини" }).click();
  await expect(parts.results(page)).toHaveCount(20);
  await tags.click();
  await ready(page);
  await expect(parts.heading(page)).toHaveText("Теги");
  await expect.poll(() => asked.length).toBeGreaterThan(1);
});
