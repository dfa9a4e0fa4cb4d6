/** The script of the document that the newsroom renders. Without it the document has everything but its height and its news. */

import { talk } from "./frame.ts";
import { follow, replace } from "./refresh.ts";
import { newsroomHtml } from "./trusted.ts";

const root = document.querySelector("main") as HTMLElement;

async function refresh(): Promise<void> {
  try {
    const response = await fetch(location.href, { credentials: "omit" });
    const page = new DOMParser().parseFromString(newsroomHtml(await response.text()), "text/html");
    const made = page.querySelector<HTMLElement>("main[data-count]");
    if (response.ok && made) replace(root, document.adoptNode(made));
  } catch {
    // The last good copy stays.
  }
}

talk({ root, refresh });
follow(Number(root.dataset["refresh"]), refresh);
