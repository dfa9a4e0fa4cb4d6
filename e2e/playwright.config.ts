import { defineConfig, type Project, type ReporterDescription } from "@playwright/test";
import { use } from "./settings.ts";

const report = process.env["PLAYWRIGHT_JSON"];
const reporter: ReporterDescription[] = [["list"], ...(report ? [["json", { outputFile: report }] as ReporterDescription] : [])];

/** Tests that open no page, or to which the screen is nothing: once is enough. */
const testIgnore = ["head/**", "**/once/**", "wordpress/**"];

/** What `cargo xtask test all` adds. */
const more: Project[] = [
  { name: "tablet", testIgnore, use: { viewport: { width: 820, height: 1180 }, hasTouch: true } },
  { name: "dark", testIgnore, use: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" } },
];

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  // Has a suite of its own.
  testIgnore: ["wordpress/**"],
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  // When this many fail, the portal is down: more of it tells nothing new.
  maxFailures: 40,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter,
  use: { ...use, trace: "retain-on-failure" },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 900 } } },
    { name: "phone", testIgnore, use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } },
    ...(process.env["E2E_ALL"] ? more : []),
  ],
});
