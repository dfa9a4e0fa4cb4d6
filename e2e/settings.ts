import { existsSync } from "node:fs";
import type { PlaywrightTestConfig } from "@playwright/test";

/** The portal under test. `cargo xtask test e2e` starts one and says where; by hand, start one and say it yourself. */
export const base = process.env["BASE_URL"] ?? "http://127.0.0.1:8080/";

/** The demo's «today»: server and browser stand still at it. */
export const now = process.env["NOW"] ?? "2026-11-24T12:00:00+02:00";

/** The bundle's folder. */
export const dist = process.env["DIST"] ?? new URL("../dist", import.meta.url).pathname;

const chromium = process.env["CHROMIUM"] ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((file) => existsSync(file));

/** Chromium may run as root here, and must ask nobody on the network for anything. */
const args = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const use: PlaywrightTestConfig["use"] = {
  baseURL: base,
  actionTimeout: 10_000,
  browserName: "chromium",
  launchOptions: { args, ...(chromium ? { executablePath: chromium } : {}) },
  locale: "uk-UA",
  timezoneId: "Europe/Kyiv",
  // Its calls would be counted, and what it keeps stand in for what a test takes away. The tests in offline/ have it.
  serviceWorkers: "block",
  // Motion only blurs what a test looks at.
  contextOptions: { reducedMotion: "reduce" },
};
