/** The portal's own words and dates, by language; the build makes them of the portal's catalogue and writes them here. */

export interface Words {
  latest: string;
  all_news: string;
  empty: string;
  new_tab: string;
  failed: string;
  kinds: Record<string, string>;
  /** Of an article from today, from yesterday, and of a month (this year's, another year's) and in full. `{d}`, `{y}` and `{t}` stand for
   * day, year and time. */
  today: string;
  yesterday: string;
  this_year: string[];
  before: string[];
  full: string[];
}

declare const WORDS: Record<"uk" | "en", Words>;

export const words = WORDS;

const day = 86_400_000;

/** The date on the clock that wrote `at`, `back` days ago. */
function dateThere(at: string, back: number): string {
  const zone = /([+-])(\d\d):(\d\d)$/.exec(at);
  const minutes = zone ? (Number(zone[2]) * 60 + Number(zone[3])) * (zone[1] === "-" ? -1 : 1) : 0;
  return new Date(Date.now() + minutes * 60_000 - back * day).toISOString().slice(0, 10);
}

/** When an article was published: as short as it can be, and in full. Its date and time are shown as they were written. */
export function dates(told: Words, at: string): [string, string] {
  const [year, month, date] = at.slice(0, 10).split("-").map(Number) as [number, number, number];
  const fill = (pattern: string | undefined) => (pattern ?? "").replace("{d}", `${date}`).replace("{y}", `${year}`).replace("{t}", at.slice(11, 16));
  const there = at.slice(0, 10);
  const isThisYear = dateThere(at, 0).slice(0, 4) === there.slice(0, 4);
  const short =
    there === dateThere(at, 0) ? told.today : there === dateThere(at, 1) ? told.yesterday : (isThisYear ? told.this_year : told.before)[month - 1];
  return [fill(short), fill(told.full[month - 1])];
}
