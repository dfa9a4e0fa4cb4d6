/** The script of the document that the newsroom renders. Without it the document has everything but its height and its news. */

import { ask } from "./ask.ts";
import { talk } from "./frame.ts";
import { follow, replace } from "./refresh.ts";
import { newsroomHtml } from "./trusted.ts";

const root = document.querySelector("main") as HTMLElement;

async function refresh(): Promise<void> {
  try {
    const page = new DOMParser().parseFromString(newsroomHtml(await ask(location.href)), "text/html");
    const made = page.querySelector<HTMLElement>("main[data-count]");
    if (made) replace(root, document.adoptNode(made));
  } catch {
    // The last good copy stays.
  }
}

follow(Number(root.dataset["refresh"]), talk({ root, refresh }));
