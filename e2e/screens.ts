import { test } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ready } from "./helper.ts";
import { now } from "./settings.ts";
import { pages } from "./pages.ts";

const out = process.env["SCREENS"] ?? "../target/screens";
const looks = [
  { name: "1280", width: 1280, height: 900, colorScheme: "light" },
  { name: "390", width: 390, height: 844, colorScheme: "light" },
  { name: "1280-dark", width: 1280, height: 900, colorScheme: "dark" },
  { name: "390-dark", width: 390, height: 844, colorScheme: "dark" },
] as const;

mkdirSync(out, { recursive: true });

for (const shown of pages) {
  for (const look of looks) {
    test(`${shown.name} ${look.name}`, async ({ page }) => {
      await page.clock.setFixedTime(now);
      await page.setViewportSize(look);
      await page.emulateMedia({ colorScheme: look.colorScheme });
      await page.goto(shown.path);
      await ready(page);
      await page.screenshot({ path: join(out, `${shown.name}-${look.name}.png`), fullPage: shown.long !== true });
    });
  }
}
