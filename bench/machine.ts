import { cpus } from "node:os";
import { setTimeout as after } from "node:timers/promises";

const enough = 0.85;
const patience = 90_000;

function times(): { idle: number; all: number } {
  const sum = { idle: 0, all: 0 };
  for (const { times } of cpus()) {
    sum.idle += times.idle;
    sum.all += Object.values(times).reduce((total, one) => total + one, 0);
  }
  return sum;
}

/** Waits until the machine has nothing else to do, but not for ever; says whether it had. */
export async function idle(): Promise<boolean> {
  const start = performance.now();
  let before = times();
  while (performance.now() - start < patience) {
    await after(400);
    const now = times();
    if ((now.idle - before.idle) / (now.all - before.all) >= enough) return true;
    before = now;
  }
  return false;
}
