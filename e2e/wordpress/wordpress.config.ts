import { defineConfig } from "@playwright/test";
import { use } from "../settings.ts";

/** The widget in a real WordPress: `cargo xtask test wordpress`. */
const report = process.env["PLAYWRIGHT_JSON"];

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results/wordpress",
  forbidOnly: true,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ...(report ? [["json", { outputFile: report }] as [string, object]] : [])],
  use: { ...use, trace: "retain-on-failure" },
});
