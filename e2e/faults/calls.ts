/** The pages of each kind and the calls they make, by how their addresses begin. The last ones are quiet: what they bring is an extra; of
 * them, some wait for the page's first call. */
export interface Calls {
  path: string;
  calls: string[];
  quiet?: string[];
  wait?: number;
}

export const pages: Calls[] = [
  { path: "/", calls: ["/articles?lang=uk&limit=14", "/top?", "/regions"] },
  { path: "/news", calls: ["/articles?lang=uk&limit=20"] },
  { path: "/news/1001", calls: ["/articles/1001"], quiet: ["/articles/1001/related"], wait: 1 },
  { path: "/tags", calls: ["/tags"] },
  { path: "/tags/osvita", calls: ["/tags/osvita", "/articles?lang=uk&limit=20"] },
  { path: "/regions", calls: ["/regions"] },
  { path: "/regions/lvivska", calls: ["/regions/lvivska", "/articles?lang=uk&limit=20"] },
  { path: "/communities?region=lvivska", calls: ["/regions", "/communities?region=lvivska"] },
  { path: "/communities/nemyrivska", calls: ["/communities/nemyrivska", "/articles?lang=uk&limit=20"], quiet: ["/regions"] },
  { path: "/search?q=школа", calls: ["/articles?lang=uk&limit=20"] },
  { path: "/widgets?tag=osvita", calls: [], quiet: ["/articles?lang=uk&limit=20"] },
  { path: "/no-such-page", calls: [], quiet: ["/articles?lang=uk&limit=5"] },
];

/** Of the list beside every page. */
export const latest = "/articles?lang=uk&limit=12";

export const call = (url: string) => url.replace(/^.*\/api\/v1/, "");

/** Whether a call's address begins so. */
export const begins = (path: string, begin: string) =>
  // `/tags` is not the beginning of `/tags/osvita`.
  path === begin || path.startsWith(begin.includes("?") ? begin : `${begin}?`);

export const isCall = (begin: string) => (url: URL) => begins(call(url.href), begin);
