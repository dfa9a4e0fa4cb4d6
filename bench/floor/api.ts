/** What the floor reads of the newsroom's answers (docs/contracts/api.md). */
export interface Named {
  slug: string;
  name: string;
}

export interface Picture {
  src: string;
  width: number;
  height: number;
  alt: string;
  caption?: string;
  credit?: string;
  variants: { src: string; width: number; mime: string }[];
}

export interface Card {
  id: string;
  title: string;
  lead: string;
  published_at: string;
  authors?: string[];
  cover?: Picture;
  tags: Named[];
  regions: Named[];
  communities: Named[];
  source?: { name: string; url?: string };
}

export interface Span {
  type: string;
  text?: string;
  url?: string;
  title?: string;
  spans?: Span[];
}

export interface Block {
  type: string;
  level?: number;
  spans?: Span[];
  ordered?: boolean;
  items?: Block[][];
  blocks?: Block[];
  cite?: string;
  picture?: Picture;
  header?: Span[][];
  rows?: Span[][][];
  url?: string;
  title?: string;
  provider?: string;
  attachment?: File;
}

export interface File {
  name: string;
  url: string;
  size: number;
}

export interface Article extends Card {
  body: Block[];
  gallery: Picture[];
  attachments: File[];
}

export interface List {
  items: Card[];
  page: { total: number };
}

/** The calls that a page needs, as the portal makes them but without facets, which the floor does not show. */
export function listPath(selection: string): string {
  return `/api/v1/articles?lang=uk&limit=20${selection}`;
}

export const latestPath = "/api/v1/articles?lang=uk&limit=12";

export function articlePath(id: string): string {
  return `/api/v1/articles/${id}`;
}
