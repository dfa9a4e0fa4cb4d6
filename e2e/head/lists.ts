/** The pages of e2e/pages.ts that are lists, with their selections as the API takes them. */
export const lists: Record<string, string> = {
  news: "",
  "news-filtered": "region=lvivska&tag=kultura",
  tag: "tag=osvita",
  region: "region=zhytomyrska",
  community: "community=zhytomyrska",
  "search-results": "q=%D1%88%D0%BA%D0%BE%D0%BB%D0%B0",
};

export const langs = ["uk", "en"] as const;
export type Lang = (typeof langs)[number];

export function pathIn(lang: Lang, path: string): string {
  return lang === "uk" ? path : `/en${path}`.replace(/\/$/, "");
}
