import { type Article, articlePath, latestPath, type List, listPath } from "./api.ts";
import { article, latest, list } from "./render.ts";

async function ask<T>(path: string): Promise<T> {
  return (await fetch(path)).json() as Promise<T>;
}

function put(selector: string, html: string): void {
  const place = document.querySelector(selector);
  if (place) place.innerHTML = html;
}

const filters: Record<string, string> = { tags: "tag", regions: "region", communities: "community" };

/** Shows what the address says: an article, or the list under its one filter. */
async function show(): Promise<void> {
  const [, kind = "", name] = location.pathname.split("/");
  if (kind === "news" && name) put("main", article(await ask<Article>(articlePath(name))));
  else put("main", list(name ?? "Новини", await ask<List>(listPath(name ? `&${filters[kind]}=${name}` : ""))));
}

addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="/"]') : null;
  if (!link || link.pathname.startsWith("/media/")) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  void show().then(() => scrollTo(0, 0));
});
addEventListener("popstate", () => void show());
void show();
void ask<List>(latestPath).then((found) => put("aside", latest(found)));
