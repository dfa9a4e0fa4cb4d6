import { expect, open, parts, test, withoutStream } from "../helper.ts";

test("a printed article has its source, date and address, and no navigation", async ({ page }) => {
  await withoutStream(page);
  await open(page, "/news/1001");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const main = parts.main(page);
  await expect(parts.heading(page)).toBeVisible();
  await expect(main.locator(".article-meta time").first()).toBeVisible();
  await expect(main.getByText("Джерело:")).toBeVisible();
  await expect(main.locator(".print-only")).toHaveText(/^https?:\/\/.*\/news\/1001$/);
  await expect(main.locator(".print-only")).toBeVisible();
  for (const gone of [parts.navigation(page), parts.latest(page), page.getByRole("contentinfo"), page.locator(".share"), page.locator(".trail"), page.locator(".anchor").first()]) {
    await expect(gone).toBeHidden();
  }
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  await expect(parts.heading(page)).toHaveCSS("color", "rgb(0, 0, 0)");
});
