import { expect, open, test } from "../helper.ts";

// A choice made while the program was still on its way fires its event for nobody. Sending the form asked for the words alone,
// so that the region or the day that the reader saw in the form was not in the list.
test("what was chosen before the program listened is in the list that the form asks for", async ({ page }, info) => {
  await open(page, "/news?media=photo&tag=kultura");
  if (info.project.use.isMobile) await page.locator("summary", { hasText: "Фільтри" }).click();
  await page.evaluate(() => {
    const set = (id: string, value: string) => {
      const field = document.getElementById(id);
      if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) field.value = value;
    };
    set("filter-from", "2026-03-01");
    // Its option may be disabled, since there is no news of it: it is chosen all the same.
    set("filter-region", "lvivska");
  });
  await page.locator("#filter-form").getByRole("button", { name: "Застосувати" }).click();
  await expect(page).toHaveURL("/news?from=2026-03-01&media=photo&region=lvivska&tag=kultura");
});
