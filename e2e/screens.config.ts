import { defineConfig } from "@playwright/test";
import { use } from "./settings.ts";

/** Pictures to look at, no tests: `cargo xtask screens`. */
export default defineConfig({
  testDir: ".",
  testMatch: "screens.ts",
  outputDir: "test-results/screens",
  workers: 2,
  reporter: [["list"]],
  use: use ?? {},
});
