import { defineConfig, type ReporterDescription } from "@playwright/test";
import { use } from "./settings.ts";

const report = process.env["PLAYWRIGHT_JSON"];
const reporter: ReporterDescription[] = [["list"], ...(report ? [["json", { outputFile: report }] as ReporterDescription] : [])];

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter,
  use: { ...use, trace: "retain-on-failure" },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 900 } } },
    { name: "phone", use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } },
  ],
});
