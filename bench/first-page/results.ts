import type { Values } from "./measures.ts";

export function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** What was measured, by candidate and value. What could not be is no number, and fails every goal. */
export class Results {
  readonly samples: Record<string, Record<string, number[]>> = {};
  readonly failures: string[] = [];
  readonly busy: string[] = [];

  add(candidate: string, values: Values): void {
    const kept = (this.samples[candidate] ??= {});
    for (const [name, value] of Object.entries(values)) (kept[name] ??= []).push(value);
  }

  of(candidate: string, name: string): number {
    return median(this.samples[candidate]?.[name] ?? []);
  }

  /** From the smallest to the largest. */
  range(candidate: string, name: string): string {
    const values = this.samples[candidate]?.[name] ?? [];
    return values.length ? `${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)}` : "–";
  }
}
