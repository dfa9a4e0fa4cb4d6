import { parts, ready, unrendered } from "../../helper.ts";
import { latest } from "../calls.ts";
import { faults } from "../harms.ts";
import { browserSays, expect, failsSo, isAlive, message, test, tryAgain } from "../portal.ts";

/** Pages of each kind, with the call that matters most. Those that need no answer have the latest news beside them. */
const pages: [path: string, call: string][] = [
  ["/", "/articles?lang=uk&limit=14"],
  ["/news", "/articles?lang=uk&limit=20"],
  ["/news/1001", "/articles/1001"],
  ["/tags", "/tags"],
  ["/tags/osvita", "/tags/osvita"],
  ["/regions", "/regions"],
  ["/regions/lvivska", "/regions/lvivska"],
  ["/communities?region=lvivska", "/communities?region=lvivska"],
  ["/communities/nemyrivska", "/communities/nemyrivska"],
  ["/search?q=школа", "/articles?lang=uk&limit=20"],
  ["/saved", latest],
  ["/settings", latest],
  ["/widgets", latest],
  ["/about", latest],
  ["/no-such-page", latest],
];

for (const [path, begin] of pages) {
  test(`${path} tells of each way in which ${begin} can fail, and is whole when it is over`, async ({ page, watch, middle }) => {
    test.slow();
    watch.expect(...browserSays);
    await unrendered(page);
    let act: () => Promise<unknown> = () => page.goto(path);
    for (const [name, fault] of Object.entries(faults)) {
      await failsSo(page, middle, fault, begin, act, name);
      await isAlive(page);
      // The reader tries again, and meets the next one.
      act = () => tryAgain(page);
    }
    middle.mend();
    await act();
    await expect(message(page)).toHaveCount(0);
    await ready(page);
    await expect(parts.latest(page).getByRole("listitem").first()).toBeVisible();
    expect(middle.harmed.filter((path) => path !== middle.harmed[0]), "no other call was harmed").toEqual([]);
    await parts.navigation(page).getByRole("link", { name: "Теги" }).click();
    await expect(parts.heading(page)).toHaveText("Теги");
    expect(watch.loads, "all in one document").toBe(1);
  });
}
