import { Server } from "./server.ts";

export interface Draft {
  lang?: "uk" | "en";
  title: string;
  lead?: string;
  published_at?: string;
  tags?: (string | { slug: string; name: string; name_en?: string })[];
  regions?: string[];
  communities?: string[];
  body_html?: string;
}

const tag = { slug: "osvita", name: "Освіта", name_en: "Education" };
const lead = "Розповідаємо, що саме вирішили, хто це робитиме і коли мешканці помітять зміни на своїй вулиці.";

/** What the portal has before a test begins: 32 Ukrainian articles, half of them each of a tag, a region and a community, and 14
 * English ones. The newest is `u32`. */
export async function fill(server: Server): Promise<void> {
  const day = (number: number) => `2026-11-${String(8 + Math.ceil(number / 2)).padStart(2, "0")}T${number % 2 ? "08" : "09"}:00:00+02:00`;
  for (let number = 1; number <= 32; number += 1) {
    const labels = number % 2 ? { regions: ["lvivska"] } : { tags: [tag], communities: ["nemyrivska"] };
    await server.send("PUT", `u${number}`, whole({ title: `Стаття ${number}`, lead, published_at: day(number), ...labels }));
  }
  for (let number = 1; number <= 14; number += 1) {
    const english = { lang: "en" as const, lead: "What was decided, who will do it and when people will notice.", tags: [tag] };
    await server.send("PUT", `e${number}`, whole({ title: `Article ${number}`, published_at: day(number), ...english }));
  }
}

export const whole = (draft: Draft) => ({ lang: "uk", body_html: "<p>Текст для перевірки.</p>", ...draft });

/** A fixture: such a folder, for all tests of a worker. */
export const filled: [({}: object, use: (filled: Server) => Promise<void>) => Promise<void>, { scope: "worker" }] = [
  async ({}, use) => {
    const filled = await filledFolder();
    await use(filled);
    await filled.end();
  },
  { scope: "worker" },
];

/** A folder with the database of such a portal. */
export async function filledFolder(): Promise<Server> {
  const server = await Server.new();
  await fill(server);
  await server.kill("SIGTERM");
  return server;
}
