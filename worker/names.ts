/** The caches, by what lies in them. The saved articles are the reader's own: nothing but the reader empties that one. */
export const caches = {
  lists: "visnyk-lists",
  articles: "visnyk-articles",
  pictures: "visnyk-pictures",
  saved: "visnyk-saved",
} as const;

/** On an answer that is kept: since when, in seconds since 1970. The program reads it. */
export const keptHeader = "x-visnyk-kept";

/** On a picture's other sizes: the address of the size that is kept. */
export const sameHeader = "x-visnyk-same";

/** What the page tells the worker. */
export type Message =
  /** The new worker may take over. */
  | { type: "take-over" }
  /** Answers that came with the page. */
  | { type: "answers"; answers: { url: string; body: string }[] }
  /** What the page asked for before there was a worker. */
  | { type: "asked"; urls: string[] };

/** An answer as it is kept: its body and its age, and nothing that varies. */
export function keptAnswer(body: BodyInit | null, since = Date.now() / 1000): Response {
  return new Response(body, { headers: { "content-type": "application/json", [keptHeader]: String(Math.floor(since)) } });
}

/** Whether this is a picture, and not the login page of some network or an error. */
export function isPicture(response: Response): boolean {
  return response.status === 200 && /^image\//i.test(response.headers.get("content-type") ?? "");
}
