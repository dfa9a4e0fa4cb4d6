import type { Results } from "./results.ts";

/** A line of the goals: what was measured, and what it may be at most. */
export interface Goal {
  what: string;
  value: number;
  unit: "×" | "ms" | "KB" | "MB" | "";
  must?: number;
  ambitious: number;
}

const kb = 1024;
const mb = 1024 * kb;

/** The first page's goals. Ratios are to what the same run measured. */
export function goals(results: Results): Goal[] {
  const floorList = results.of("floor list", "painted");
  const floorArticle = results.of("floor article", "lcp");
  const lcp = results.of("rendered article", "lcp");
  const alive = Math.max(...["list", "article", "home"].map((page) => results.of(`rendered ${page}`, "alive")));
  const clicks = (name: string) => results.of("rendered clicks", name) / results.of("floor clicks", name);
  const code = ["js", "wasm"].reduce((sum, kind) => sum + results.of("mounted list", `bytes ${kind}`), 0);
  const memory = results.of("rendered home", "heap") + results.of("rendered home", "wasm");
  const hovered = results.of("rendered hover", "list → article, hovered");
  return [
    { what: "static host: list painted / floor's list", value: results.of("mounted list", "painted") / floorList, unit: "×", must: 2.4, ambitious: 1.7 },
    { what: "rendered article: LCP / floor's article", value: lcp / floorArticle, unit: "×", must: 0.85, ambitious: 0.85 },
    { what: "rendered article: LCP / static page", value: lcp / results.of("static article", "lcp"), unit: "×", must: 1.15, ambitious: 1.1 },
    { what: "rendered: alive, the slowest page / floor's list", value: alive / floorList, unit: "×", must: 2.4, ambitious: 1.8 },
    { what: "code on the wire", value: code / kb, unit: "KB", must: 150, ambitious: 110 },
    { what: "tag → list / floor", value: clicks("tag → list"), unit: "×", must: 1.1, ambitious: 1.1 },
    { what: "list → article / floor", value: clicks("list → article"), unit: "×", must: 1.1, ambitious: 1.1 },
    { what: "list → article after a rest on the link", value: hovered, unit: "ms", ambitious: 60 },
    { what: "warm visit: list / floor", value: results.of("rendered warm", "warm") / results.of("floor warm", "warm"), unit: "×", must: 1, ambitious: 0.6 },
    { what: "TBT over a journey", value: results.of("rendered journey", "journey tbt"), unit: "ms", must: 20, ambitious: 0 },
    { what: "CLS over a journey", value: results.of("rendered journey", "journey cls"), unit: "", must: 0.02, ambitious: 0 },
    { what: "heap and WASM memory, home", value: memory / mb, unit: "MB", must: 3, ambitious: 2.2 },
  ];
}

/** A value that is no number was not measured: it meets nothing. */
export function meets(value: number, bound: number): boolean {
  return value <= bound;
}

export function missed(all: Goal[]): Goal[] {
  return all.filter(({ value, must }) => must !== undefined && !meets(value, must));
}
