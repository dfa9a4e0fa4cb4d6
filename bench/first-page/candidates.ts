import { fresh } from "../browser/profile.ts";
import { floor, still } from "../floor/page.ts";
import { pageOf } from "../serve/files.ts";
import type { Identity } from "../serve/secure.ts";
import { hosted, portal, single } from "../serve/sites.ts";
import { articleId } from "../settings.ts";
import type { Content } from "./content.ts";
import { clicks, cold, hovered, journey, type Values, warm } from "./measures.ts";

/** One thing to measure, in a browser of its own. */
export interface Candidate {
  name: string;
  measure: () => Promise<Values>;
}

export interface Candidates {
  all: Candidate[];
  close: () => void;
}

/** Everything that one run measures, in the order in which it does. */
export async function candidates(identity: Identity, content: Content): Promise<Candidates> {
  const servers = {
    // First: its port was found free, and the others take any.
    portal: await portal(identity),
    floor: await single(identity, pageOf(await floor())),
    still: await single(identity, pageOf(await still(articleId))),
    hosted: await hosted(identity),
  };
  const [floorAt, stillAt, portalAt, hostedAt] = [servers.floor, servers.still, servers.portal, servers.hosted].map((server) => server.origin) as [string, string, string, string];
  const article = `/news/${articleId}`;
  const one = (name: string, measure: (context: Parameters<typeof cold>[0]) => Promise<Values>): Candidate => ({ name, measure: () => fresh(identity, measure) });
  return {
    all: [
      one("floor list", (context) => cold(context, `${floorAt}/news`, content.list, false)),
      one("rendered list", (context) => cold(context, `${portalAt}/news`, content.list, true)),
      one("mounted list", (context) => cold(context, `${hostedAt}/news`, content.list, true)),
      one("floor article", (context) => cold(context, floorAt + article, content.article, false)),
      one("static article", (context) => cold(context, stillAt + article, content.article, false)),
      one("rendered article", (context) => cold(context, portalAt + article, content.article, true)),
      one("mounted article", (context) => cold(context, hostedAt + article, content.article, true)),
      one("rendered home", (context) => cold(context, `${portalAt}/`, content.home, true, true)),
      one("floor clicks", (context) => clicks(context, floorAt, content, false)),
      one("rendered clicks", (context) => clicks(context, portalAt, content, true)),
      one("rendered hover", (context) => hovered(context, portalAt, content)),
      one("floor warm", (context) => warm(context, floorAt, content, false)),
      one("rendered warm", (context) => warm(context, portalAt, content, true)),
      one("rendered journey", (context) => journey(context, portalAt, content)),
    ],
    close: () => Object.values(servers).forEach((server) => server.close()),
  };
}
