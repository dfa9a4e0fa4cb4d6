import { parts, ready, unrendered } from "../../helper.ts";
import { faults } from "../harms.ts";
import { browserSays, expect, message, test } from "../portal.ts";

const list = "/articles?lang=uk&limit=20";

for (const [name, { harm, isLate }] of Object.entries(faults)) {
  test(`with ${name} for its own list the builder of widgets still makes one, and the next choice asks anew`, async ({ page, watch, middle }) => {
    watch.expect(...browserSays);
    await unrendered(page);
    middle.answer(harm, list);
    await page.goto("/widgets?tag=osvita");
    await expect.poll(() => middle.harmed.length).toBeGreaterThan(0);
    await expect(parts.latest(page).getByRole("listitem").first()).toBeVisible();
    if (isLate) await page.evaluate(() => window.wind(21_000));
    await ready(page);
    // What is counted is no part of what is made: nothing is to be tried again.
    await expect(message(page)).toHaveCount(0);
    await expect(page.locator(".results-count")).toBeEmpty();
    await page.getByLabel("Макет").selectOption("cards");
    await expect(page).toHaveURL("/widgets?layout=cards&tag=osvita");
    await expect(page.locator(".snippet code").first()).toContainText('<visnyk-latest layout="cards" tag="osvita" lang="uk">');
    await page.locator("visnyk-latest").scrollIntoViewIfNeeded();
    const shown = page.frameLocator("visnyk-latest iframe").locator("ol > li");
    await expect(shown).toHaveCount(5);
    // Values of a filter are asked for by themselves.
    await page.getByRole("combobox", { name: "Громада" }).fill("житом");
    await expect(page.getByRole("listbox").getByRole("option", { name: /Житомирська/ }).first()).toBeVisible();
    middle.mend();
    await page.getByRole("link", { name: /^Прибрати фільтр Тег:/ }).click();
    await expect(page).toHaveURL("/widgets?layout=cards");
    await expect(page.locator(".results-count")).toContainText(/\d/);
    await expect(page.getByLabel("Область", { exact: true }).getByRole("option")).not.toHaveCount(1);
    await page.locator("visnyk-latest").scrollIntoViewIfNeeded();
    await expect(shown).toHaveCount(5);
    expect(watch.loads, "all in one document").toBe(1);
  });
}
