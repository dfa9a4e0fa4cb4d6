/** Each page of the portal, with the texts by which a reader knows it. Demo articles have the ids of demo/articles. */
export interface Shown {
  /** For names of tests and pictures. */
  name: string;
  /** The Ukrainian address; the English one has /en before it. */
  path: string;
  status: number;
  uk: string | RegExp;
  en: string | RegExp;
  /** Too long for a picture in full. */
  long?: true;
  /** The reader's own: not for search engines. */
  own?: true;
}

const article = /^Дортмунд і Житомир/;
const region = "Житомирська область";
const community = "Житомирська територіальна громада";
const missing = { status: 404, uk: "Сторінки не знайдено", en: "Page not found" };

export const pages: Shown[] = [
  { name: "home", path: "/", status: 200, uk: /^Вісник/, en: /^Вісник/ },
  { name: "news", path: "/news", status: 200, uk: "Новини", en: "News" },
  { name: "news-filtered", path: "/news?region=lvivska&tag=kultura", status: 200, uk: "Новини", en: "News" },
  { name: "article", path: "/news/1001", status: 200, uk: article, en: article },
  { name: "withdrawn", path: "/news/2039", status: 410, uk: "Статтю знято з публікації", en: "This article has been withdrawn" },
  { name: "tags", path: "/tags", status: 200, uk: "Теги", en: "Tags" },
  { name: "tag", path: "/tags/osvita", status: 200, uk: /^освіта$/i, en: /^education$/i },
  { name: "regions", path: "/regions", status: 200, uk: "Області", en: "Regions" },
  { name: "region", path: "/regions/zhytomyrska", status: 200, uk: region, en: /Zhytomyr/ },
  { name: "communities", path: "/communities", status: 200, uk: "Громади", en: "Communities", long: true },
  { name: "community", path: "/communities/zhytomyrska", status: 200, uk: community, en: /Zhytomyr|Житомирська/ },
  { name: "search", path: "/search", status: 200, uk: "Пошук", en: "Search" },
  { name: "search-results", path: "/search?q=%D1%88%D0%BA%D0%BE%D0%BB%D0%B0", status: 200, uk: "Пошук", en: "Search" },
  { name: "saved", path: "/saved", status: 200, uk: "Збережене", en: "Saved", own: true },
  { name: "settings", path: "/settings", status: 200, uk: "Налаштування", en: "Settings", own: true },
  { name: "widgets", path: "/widgets", status: 200, uk: "Віджет для сайту", en: "Widget for your site" },
  { name: "about", path: "/about", status: 200, uk: "Про портал", en: "About" },
  { name: "accessibility", path: "/accessibility", status: 200, uk: "Доступність", en: "Accessibility" },
  { name: "missing", path: "/nowhere", ...missing },
  { name: "missing-article", path: "/news/no-such-article", status: 404, uk: "Такої статті немає", en: "There is no such article" },
];
