/** Heights of a frame. */

import { least, most } from "../messages.ts";

/** So often may a frame grow within so many milliseconds: then something makes it grow that the growing causes. */
const growths = 10;
const span = 2_000;

/** Pixels of a row beside its title, which takes the more lines the narrower it is. */
const rows: Record<string, number> = { compact: 30, cards: 200 };
const title = 27_000;

const clamp = (height: number): number => Math.min(most, Math.max(least, height));

/** The height that a widget will have, as well as that can be known: the page should not move when it comes. */
export function reserved(value: (name: string) => string, width: number): number {
  const layout = value("layout");
  const fixed = value("header") === "off" ? 46 : 108;
  const columns = Math.floor(width / (layout === "cards" ? 255 : 369)) || 1;
  return clamp(fixed + ((rows[layout] ?? 60) + (title * columns) / width) * Math.ceil((Number(value("limit")) || 5) / columns));
}

/** What takes the heights that a frame asks for: whole numbers, brought between the bounds. */
export function sizer(set: (height: number) => void): (asked: unknown) => void {
  let height = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let grown: number[] = [];
  return function ask(asked) {
    if (!Number.isInteger(asked)) return;
    clearTimeout(timer);
    const wanted = clamp(asked as number);
    if (wanted > height) {
      const now = performance.now();
      grown = grown.filter((moment) => now - moment < span);
      if (grown.push(now) > growths) {
        // The last word counts when it has become quiet.
        timer = setTimeout(ask, span, asked);
        return;
      }
    }
    if (wanted !== height) set((height = wanted));
  };
}
