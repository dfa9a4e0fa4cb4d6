import { axe, expect, fitsWidth, open, parts, test } from "../helper.ts";
import { pages } from "../pages.ts";

const site = "Вісник";

for (const lang of ["uk", "en"] as const) {
  for (const shown of pages) {
    const path = lang === "uk" ? shown.path : `/en${shown.path}`.replace(/\/$/, "");
    test(`${path} answers, is named, usable in light and dark, and fits 320 px`, async ({ page, watch }) => {
      if (shown.status !== 200) watch.expect(/console: Failed to load resource.*(404|410)/);
      const answer = await open(page, path);
      expect(answer.status()).toBe(shown.status);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);

      const heading = parts.heading(page);
      await expect(heading).toHaveCount(1);
      await expect(heading).toHaveText(shown[lang]);
      const words = (await heading.textContent()) ?? "";
      await expect(page).toHaveTitle(shown.path === "/" ? site : shown.name === "search-results" ? / — Вісник$/ : `${words.trim()} — ${site}`);

      await axe(page, "light");
      await page.emulateMedia({ colorScheme: "dark" });
      await axe(page, "dark");

      await page.setViewportSize({ width: 320, height: 640 });
      await fitsWidth(page);
    });
  }
}
