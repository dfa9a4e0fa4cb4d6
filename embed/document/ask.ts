/** Asking the newsroom. */

/** Milliseconds that an answer may take: one that never ends would keep the next from being asked for. */
const patience = 20_000;
/** Characters of the longest answer that is read. Both are those of src/browser/web/fetch.rs. */
const longest = 4 * 1024 * 1024;

/** The text of a good answer. */
export async function ask(address: string): Promise<string> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    const response = await fetch(address, { credentials: "omit", signal: stop.signal });
    const text = await response.text();
    if (!response.ok || text.length > longest) throw new Error(`${response.status}`);
    return text;
  } finally {
    clearTimeout(timer);
  }
}
