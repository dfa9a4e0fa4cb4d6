/** The script of the document on a static host: one call to the API, and the same widget as a newsroom renders. */

import { readList } from "./answer.ts";
import { ask } from "./ask.ts";
import { accents } from "./colour.ts";
import { talk } from "./frame.ts";
import { filters, read } from "./parameters.ts";
import { follow, replace } from "./refresh.ts";
import { type Portal, render } from "./render.ts";
import { words } from "./words.ts";

const embed = read(location.search);
const told = words[embed.lang];
const given = JSON.parse(document.getElementById("visnyk-config")?.textContent || "{}") as Partial<Portal> & { accent?: string };
// The API of the portal's own origin has its pictures there, too.
const portal: Portal = { site_name: given.site_name || "Вісник", api: given.api === location.origin ? "" : (given.api ?? "") };
const html = document.documentElement;
const root = document.querySelector("main") as HTMLElement;

html.lang = embed.lang;
html.dataset["theme"] = embed.theme === "host" ? "auto" : embed.theme;
const accent = embed.accent || given.accent?.replace("#", "").replace(/^(.)(.)(.)$/, "$1$1$2$2$3$3");
if (accent) for (const [index, colour] of accents(accent.toLowerCase()).entries()) html.style.setProperty(index ? "--accent-dark" : "--accent-light", colour);
html.style.setProperty("--radius", `${embed.radius}px`);
document.title = `${embed.heading || told.latest} — ${portal.site_name}`;

function call(): string {
  const query = new URLSearchParams([["lang", embed.lang], ["limit", `${embed.limit}`]]);
  for (const key of filters) if (embed.filters.has(key)) query.set(key, embed.filters.get(key)?.join() ?? "");
  return `${portal.api}/api/v1/articles?${query}`;
}

async function refresh(): Promise<void> {
  try {
    const { cards, ignored } = readList(await ask(call()), embed.limit);
    for (const { key, value } of ignored) {
      const left = embed.filters.get(key)?.filter((slug) => slug !== value.toLowerCase()) ?? [];
      if (left.length) embed.filters.set(key, left);
      else embed.filters.delete(key);
      const words = `${key}=${value}`;
      if (!embed.ignored.includes(words)) embed.ignored.push(words);
    }
    replace(root, render(embed, cards, portal));
  } catch {
    // The last good copy stays; before there is one, the link that stands here does.
    if (!root.dataset["count"]) root.textContent = told.failed;
  }
}

void refresh().then(() => {
  follow(embed.refresh, talk({ root, refresh }));
});
