import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { type Article, articlePath, latestPath, type List } from "./api.ts";
import { newsroom } from "../settings.ts";
import { text } from "./blocks.ts";
import { article, latest, masthead } from "./render.ts";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

async function style(): Promise<string> {
  return (await transform(readFileSync(here("style.css"), "utf8"), { loader: "css", minify: true })).code.trim();
}

/** A script for the browser, with all that it imports, in one piece. */
export async function script(file: string): Promise<string> {
  const built = await build({ entryPoints: [file], bundle: true, minify: true, format: "iife", target: "es2022", write: false, charset: "utf8" });
  return built.outputFiles[0]?.text.trim() ?? "";
}

async function page(title: string, main: string, aside: string, code: string): Promise<string> {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${text(title)}</title><link rel="icon" href="data:,"><style>${await style()}</style>`;
  return `<!doctype html><html lang="uk"><head>${head}</head><body>${masthead}<div class="columns"><main>${main}</main><aside>${aside}</aside></div>${code && `<script>${code}</script>`}</body></html>`;
}

/** The floor: the least that can render the portal's content in the browser. One page, everything inline. */
export async function floor(): Promise<string> {
  return page("Вісник", "", "", await script(here("main.ts")));
}

/** The same article as a page that was written once: the same rendering, done before anybody asks, and no script. */
export async function still(id: string): Promise<string> {
  const ask = async <T>(path: string) => (await fetch(new URL(path, newsroom))).json() as Promise<T>;
  const one = await ask<Article>(articlePath(id));
  return page(one.title, article(one), latest(await ask<List>(latestPath)), "");
}
