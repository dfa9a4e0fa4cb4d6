/** What counts as an answer of the API. It is told by what it says: types are as proxies write them, and the program reads any. */

/** Longest answer that is kept, in characters; the program reads no longer one (`src/browser/web/fetch.rs`). */
const longest = 4 * 1024 * 1024;

/** By the path after `/api/v1/`, the fields without which the program can read nothing of an answer. */
const needs: [path: RegExp, fields: string[]][] = [
  [/^articles$/, ["items", "page"]],
  [/^articles\/[^/]+$/, ["id", "title"]],
  [/^(tags|regions|communities)\/[^/]+$/, ["slug", "name"]],
  [/^(top|tags|regions|communities|articles\/[^/]+\/related)$/, ["items"]],
];

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function has(answer: Record<string, unknown>, field: string): boolean {
  const value = answer[field];
  if (field === "items") return Array.isArray(value);
  return field === "page" ? isObject(value) : typeof value === "string" || typeof value === "number";
}

/** Whether a text is what the API answers at an address. */
export function fits(url: string, text: string): boolean {
  if (text.length > longest) return false;
  const path = new URL(url).pathname.replace("/api/v1/", "");
  const fields = needs.find(([of]) => of.test(path))?.[1] ?? [];
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && fields.every((field) => has(value, field));
  } catch {
    return false;
  }
}

/** The text of an answer of the API; nothing if the response is another's, an error, cut off or too long. */
export async function read(url: string, response: Response): Promise<string | undefined> {
  const text = response.ok ? await textOf(response).catch(() => undefined) : undefined;
  return text !== undefined && fits(url, text) ? text : undefined;
}

/** The text of a body; of one that is too long only its beginning comes over the network. */
async function textOf(response: Response): Promise<string | undefined> {
  const [reader, decoder] = [response.body?.getReader(), new TextDecoder()];
  for (let text = ""; reader; ) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    if (done) return text;
    if (text.length > longest) return void reader.cancel();
  }
  return undefined;
}

/** Whether the API itself says that something is not there, or no more: proxies and captive networks have the same numbers for less. */
export function isGone(response: Response): boolean {
  const type = response.headers.get("content-type") ?? "";
  return (response.status === 404 || response.status === 410) && /^application\/problem\+json *(;|$)/i.test(type);
}
