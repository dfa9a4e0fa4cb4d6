import { writeFileSync } from "node:fs";
import { candidates } from "./first-page/candidates.ts";
import { content } from "./first-page/content.ts";
import { goals, missed } from "./first-page/goals.ts";
import { Results } from "./first-page/results.ts";
import { moved, opened, told, wire } from "./first-page/tables.ts";
import { idle } from "./machine.ts";
import { identity } from "./serve/secure.ts";
import { report, runs } from "./settings.ts";

/** `cargo xtask bench first-page`: docs/measuring.md says what is measured and how. */
const results = new Results();
const { all, close } = await candidates(await identity(), await content());
// The first request of each kind pays for caches that no reader of a portal in use pays for: this run counts for nothing.
for (let run = 0; run <= runs; run += 1) {
  process.stderr.write(run === 0 ? "  warming up " : `  run ${run} of ${runs} `);
  for (const { name, measure } of all) {
    if (run > 0 && !(await idle())) results.busy.push(`${name}, run ${run}`);
    try {
      const values = await measure();
      if (run > 0) results.add(name, values);
      process.stderr.write(".");
    } catch (error) {
      if (run > 0) results.failures.push(`${name}, run ${run}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
      process.stderr.write("!");
    }
  }
  process.stderr.write("\n");
}
close();

const reached = goals(results);
console.log(`Medians of ${runs}, in ms; 412×823, processor 4× slower, slow 4G (150 ms, 1.6 Mbps), HTTP/2 with TLS\n`);
for (const part of [opened(results), moved(results), wire(results), told(reached)]) console.log(`${part}\n`);
for (const busy of results.busy) console.log(`The machine was busy: ${busy}`);
for (const failure of results.failures) console.log(`Not measured: ${failure}`);
if (report) writeFileSync(report, JSON.stringify({ date: new Date().toISOString(), runs, samples: results.samples, goals: reached, failures: results.failures, busy: results.busy }, null, 1));

const short = missed(reached);
console.log(short.length ? `${short.length} goals that must be met are missed: ${short.map(({ what }) => what).join("; ")}` : "Every goal that must be met is met");
process.exit(short.length || results.failures.length ? 1 : 0);
