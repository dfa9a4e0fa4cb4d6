import { writeFileSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse, { type Result } from "lighthouse";
import { median } from "./first-page/results.ts";
import { idle } from "./machine.ts";
import { type Identity, identity } from "./serve/secure.ts";
import { portal } from "./serve/sites.ts";
import { articleId, chromium, chromiumArgs, report, runs } from "./settings.ts";
import { figure, table } from "./table.ts";

/** `cargo xtask bench lighthouse`: its own settings for a phone, its own slow network. */
const asked: Record<string, number> = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const pages: [string, string][] = [
  ["article", `/news/${articleId}`],
  ["list", "/news"],
  ["home", "/"],
];
const timings: [string, string, number][] = [
  ["FCP", "first-contentful-paint", 0],
  ["LCP", "largest-contentful-paint", 0],
  ["TBT", "total-blocking-time", 0],
  ["CLS", "cumulative-layout-shift", 3],
  ["SI", "speed-index", 0],
];

async function look(url: string, { fingerprint }: Identity): Promise<Result> {
  const chrome = await launch({ chromePath: chromium, chromeFlags: ["--headless=new", ...chromiumArgs, `--ignore-certificate-errors-spki-list=${fingerprint}`] });
  try {
    const found = await lighthouse(url, { port: chrome.port, logLevel: "error", output: "json", onlyCategories: Object.keys(asked) });
    if (!found || found.lhr.runtimeError) throw new Error(`${url}: ${found?.lhr.runtimeError?.message ?? "Lighthouse says nothing"}`);
    return found.lhr;
  } finally {
    chrome.kill();
  }
}

/** Audits that count and did not pass, by category. */
function failing(result: Result): string[] {
  return Object.values(result.categories).flatMap((category) =>
    category.auditRefs
      .map(({ id, weight }) => ({ id, weight, audit: result.audits[id] }))
      .filter(({ weight, audit }) => weight > 0 && audit?.score !== null && (audit?.score ?? 1) < (category.id === "performance" ? 0.9 : 1))
      .map(({ id, audit }) => `${category.id}: ${id} — ${audit?.title ?? ""} ${audit?.displayValue ?? ""}`.trim()),
  );
}

const key = await identity();
const server = await portal(key);
const rows: string[][] = [];
const told: string[] = [];
const kept: Record<string, Result[]> = {};
let short = false;
for (const [name, path] of pages) {
  const results: Result[] = (kept[name] = []);
  for (let run = 0; run < runs; run += 1) {
    if (!(await idle())) told.push(`The machine was busy: ${name}, run ${run + 1}`);
    results.push(await look(server.origin + path, key));
    process.stderr.write(".");
  }
  const scores = Object.keys(asked).map((category) => Math.round(100 * median(results.map(({ categories }) => categories[category]?.score ?? 0))));
  const below = Object.values(asked).map((least, column) => (scores[column] ?? 0) < least);
  short ||= below.includes(true);
  const times = timings.map(([, id, digits]) => figure(median(results.map(({ audits }) => audits[id]?.numericValue ?? Number.NaN)), digits));
  rows.push([name, ...scores.map((score, column) => `${score}${below[column] ? " ✗" : ""}`), ...times]);
  const names = new Map<string, number>();
  for (const audit of results.flatMap(failing)) names.set(audit, (names.get(audit) ?? 0) + 1);
  for (const [audit, times] of names) told.push(`${name}: ${audit}${times < runs ? ` (${times} of ${runs} runs)` : ""}`);
}
server.close();

process.stderr.write("\n");
console.log(`Lighthouse, its settings for a phone, medians of ${runs}\n`);
console.log(`${table(["page", ...Object.keys(asked).map((name) => `${name} (≥ ${asked[name]})`), ...timings.map(([name]) => name)], rows)}\n`);
for (const line of told) console.log(line);
if (report) writeFileSync(report, JSON.stringify(kept));
console.log(short ? "Below what is asked" : "All that is asked is there");
process.exit(short ? 1 : 0);
