/** What a page and the widget in it tell each other. Each message has a mark, the id that the page gave the widget, and a type. */

/** Bounds of a frame's height, in pixels. */
export const least = 150;
export const most = 2_000;

export type Theme = "light" | "dark";

/** From the page. The first `hello` brings the id, each the theme; it is answered by `ready`. */
export type Order = { type: "hello"; theme: Theme } | { type: "refresh" };

/** From the widget. Its own `hello` has no id yet: the page answers with one of its own. */
export type News =
  | { type: "hello" }
  | { type: "ready"; height: number; count: number }
  | { type: "height"; height: number }
  | { type: "click"; url: string }
  /** There is nothing to show: the newsroom does not answer, or there is no such widget. */
  | { type: "error" };

/** Whether something that came is one of ours, with the rest of it still to be looked at. */
export function isOurs(data: unknown): data is Record<string, unknown> {
  return (data as { visnyk?: unknown } | null)?.visnyk === 1;
}
