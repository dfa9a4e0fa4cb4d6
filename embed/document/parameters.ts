/** The widget's address, read as crates/routes/src/embed.rs reads it. Filters are the API's to judge: it tells what it ignored. */

export type Filter = (typeof filters)[number];

export interface Embed {
  filters: Map<string, string[]>;
  limit: number;
  layout: string;
  pictures: boolean;
  leads: boolean;
  theme: string;
  accent: string;
  radius: number;
  lang: "uk" | "en";
  heading: string;
  level: number;
  header: boolean;
  target: string;
  refresh: number;
  /** What made no sense. */
  ignored: string[];
}

export const filters = ["community", "from", "media", "region", "tag", "to"] as const;
const most = 5;

export function read(search: string): Embed {
  const asked = new URLSearchParams(search);
  const ignored: string[] = [];
  /** What a value means; nothing for what makes no sense. */
  const take = <T>(key: string, usual: T, means: (folded: string, value: string) => T | undefined): T => {
    const value = (asked.get(key) ?? "").trim();
    if (!value) return usual;
    const meant = means(value.toLowerCase(), value);
    if (meant === undefined) ignored.push(`${key}=${[...value].slice(0, 60).join("")}`);
    return meant ?? usual;
  };
  const one = (key: string, ...values: [string, ...string[]]) => take(key, values[0], (value) => values.find((known) => known === value));
  const number = (key: string, usual: number, least: number, highest: number) =>
    take(key, usual, (value) => (/^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= highest ? Number(value) : undefined));

  const chosen = new Map<string, string[]>();
  for (const key of filters) {
    const values = asked.getAll(key).flatMap((value) => value.split(","));
    const slugs = [...new Set(values.map((value) => value.trim().toLowerCase()).filter(Boolean))].sort();
    if (slugs.length) chosen.set(key, slugs.slice(0, most));
    ignored.push(...slugs.slice(most).map((slug) => `${key}=${slug}`));
  }
  if (asked.get("q")?.trim()) ignored.push(`q=${asked.get("q")}`);
  return {
    filters: chosen,
    limit: number("limit", 5, 1, 20),
    layout: one("layout", "list", "compact", "cards"),
    pictures: one("pictures", "on", "off") === "on",
    leads: one("leads", "off", "on") === "on",
    theme: one("theme", "auto", "light", "dark", "host"),
    accent: take("accent", "", (value) => /^#?([0-9a-f]{6})$/.exec(value)?.[1]),
    radius: number("radius", 3, 0, 24),
    lang: take<"uk" | "en">("lang", "uk", (value) => /^(uk|en)(?=[-_]|$)/.exec(value)?.[1] as "uk" | "en" | undefined),
    heading: take("heading", "", (_, value) => {
      const line = value.replace(/[\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g, "").replace(/[\s\p{Cc}]+/gu, " ").trim();
      return [...line].length <= 80 ? line : undefined;
    }),
    level: number("heading-level", 2, 2, 6),
    header: one("header", "on", "off") === "on",
    target: one("target", "_blank", "_top"),
    refresh: take("refresh", 0, (value) => (value === "off" ? 0 : /^\d{3,5}$/.test(value) && Number(value) >= 300 && Number(value) <= 86_400 ? Number(value) : undefined)),
    ignored,
  };
}
