import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Validator, { type Issue } from "@adobe/structured-data-validator";
import Extractor from "@marbec/web-auto-extractor";

const here = dirname(fileURLToPath(import.meta.url));
const tsc = join(here, "../node_modules/.bin/tsc");

/** What search engines ask of rich results: fields that must be there, addresses that must be ones. */
async function incomplete(items: unknown[]): Promise<string[]> {
  const html = items.map((item) => `<script type="application/ld+json">${JSON.stringify(item).replaceAll("<", "\\u003c")}</script>`).join("");
  const found = new Extractor({ addLocation: true, embedSource: ["rdfa", "microdata"] }).parse(`<html><head>${html}</head></html>`);
  const issues: Issue[] = await new Validator().validate(found);
  const where = ({ path }: Issue) => path.map(({ type }) => type).join(" › ");
  // Of its warnings only those count that say that something is wrong, not that something more could be told.
  const wrong = issues.filter(({ severity, issueMessage }) => severity === "ERROR" || /invalid/i.test(issueMessage));
  return [...found.errors.map((error) => error.message), ...wrong.map((issue) => `${where(issue)}: ${issue.issueMessage}`)];
}

/** Schema.org itself: its types, their properties and what these may hold, as Google's package describes them to TypeScript. */
async function unknown(items: unknown[]): Promise<string[]> {
  const folder = await mkdtemp(join(here, "../node_modules/.schema-"));
  try {
    const lines = items.map((item, index) => `export const item${index}: WithContext<Thing> = ${JSON.stringify(item)};`);
    const file = join(folder, "items.ts");
    await writeFile(file, ['import type { Thing, WithContext } from "schema-dts";', ...lines].join("\n"));
    const options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2023", "--module", "nodenext", "--pretty", "false", "--ignoreConfig", file];
    return await new Promise((done) => {
      execFile(tsc, options, (_, output) => done(output.split("\n").filter((line) => line.includes("error TS"))));
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What is wrong with the JSON-LD of a page. */
export async function complaints(items: unknown[]): Promise<string[]> {
  return [...(await incomplete(items)), ...(await unknown(items))];
}
