import { kinds } from "../browser/wire.ts";
import { figure, table } from "../table.ts";
import { type Goal, meets } from "./goals.ts";
import type { Results } from "./results.ts";

const views = ["floor list", "mounted list", "rendered list", "floor article", "static article", "mounted article", "rendered article", "rendered home"];

/** Every page from a link elsewhere. The ratio is to the floor's page of the same kind, the home page's to its list. */
export function opened(results: Results): string {
  const rows = views.map((view) => {
    const of = (name: string) => results.of(view, name);
    const floor = view.endsWith("article") ? "floor article" : "floor list";
    const ratio = figure(of("painted") / results.of(floor, "painted"), 2);
    return [view, figure(of("fcp")), figure(of("lcp")), figure(of("painted")), results.range(view, "painted"), ratio, figure(of("alive")), figure(of("tbt")), figure(of("cls"), 3)];
  });
  return table(["opened", "FCP", "LCP", "painted", "(range)", "× floor", "alive", "TBT", "CLS"], rows);
}

const steps: [string, string, string][] = [
  ["tag → list", "clicks", "tag → list"],
  ["list → article", "clicks", "list → article"],
  ["list → article, hovered", "hover", "list → article, hovered"],
  ["article → back to the list", "journey", "back"],
  ["warm visit: list painted", "warm", "warm"],
  ["warm visit: alive", "warm", "warm alive"],
];

export function moved(results: Results): string {
  const rows = steps.map(([what, scenario, name]) => {
    const [floor, ours] = [results.of(`floor ${scenario}`, name), results.of(`rendered ${scenario}`, name)];
    return [what, figure(floor), figure(ours), results.range(`rendered ${scenario}`, name), figure(ours / floor, 2)];
  });
  return table(["from page to page", "floor", "portal", "(range)", "× floor"], rows);
}

/** Kilobytes as they came over the wire, with headers, and the number of answers. */
export function wire(results: Results): string {
  const rows = views.map((view) => {
    const cell = (kind: string) => {
      const requests = results.of(view, `requests ${kind}`);
      return requests ? `${figure(results.of(view, `bytes ${kind}`) / 1024, 1)} (${figure(requests)})` : "";
    };
    return [view, ...kinds.map(cell), figure(results.of(view, "bytes") / 1024, 1)];
  });
  return table(["KB on the wire (answers)", ...kinds, "all"], rows);
}

export function told(goals: Goal[]): string {
  const bound = (value: number, unit: string, at: number | undefined) => (at === undefined ? "" : `≤ ${at}${unit && ` ${unit}`} ${meets(value, at) ? "✓" : "✗"}`);
  const rows = goals.map(({ what, value, unit, must, ambitious }) => {
    const digits = unit === "ms" ? 0 : unit === "" ? 3 : unit === "×" ? 2 : 1;
    return [what, `${figure(value, digits)}${unit && ` ${unit}`}`, bound(value, unit, must), bound(value, unit, ambitious)];
  });
  return table(["goal", "measured", "must", "ambitious"], rows);
}
