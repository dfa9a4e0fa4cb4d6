import { live, openLive, watchShifts } from "./look.ts";
import { expect, test } from "./portal.ts";

for (const motion of ["reduce", "no-preference"] as const) {
  test.describe(`where the reader's wish for motion is «${motion}»`, () => {
    test.use({ contextOptions: { reducedMotion: motion } });

    for (const path of ["/about", "/news", "/tags/osvita"]) {
      test(`one article and five in quick succession come into ${path} without a shift of the layout`, async ({ page, portal }) => {
        await openLive(page, path);
        const still = await watchShifts(page);
        // On a phone the list of every page lies below the fold: there nobody can see it move.
        const rows = path === "/about" ? live.latest(page) : live.rows(page);
        await portal.publish("Перша новина", { tags: ["osvita"] });
        await expect(rows.filter({ hasText: "Перша новина" })).toHaveCount(1);
        await still();
        for (const number of [1, 2, 3, 4, 5]) await portal.publish(`Одна з п’яти, ${number}`, { tags: ["osvita"] });
        await expect(rows.filter({ hasText: "Одна з п’яти" })).toHaveCount(5);
        await expect(live.pill(page).or(live.mainPill(page))).toHaveCount(0);
        await still();
      });
    }
  });
}

test("a jump of the page is measured", async ({ page }) => {
  await openLive(page, "/about");
  const still = await watchShifts(page);
  await page.evaluate(() => document.querySelector("main")?.prepend("Рядок", document.createElement("hr"), "Рядок", document.createElement("hr")));
  await expect(still()).rejects.toThrow("shifts of the layout");
});

test.describe("where there is motion", () => {
  test.use({ contextOptions: { reducedMotion: "no-preference" } });

  test("rows that come when others have just ended their way, and nobody has painted that, do not jump", async ({ page, portal }) => {
    await openLive(page, "/news");
    const still = await watchShifts(page);
    // On a busy machine a motion ends between two frames; here it ends whenever the program asks whether it has, once it has begun: the
    // program may ask of the one before in the frame that begins the next.
    await page.evaluate(() => {
      const { get } = Object.getOwnPropertyDescriptor(Animation.prototype, "playState") as { get: (this: Animation) => string };
      Object.defineProperty(Animation.prototype, "playState", {
        get(this: Animation) {
          if (get.call(this) === "running" && !this.pending) this.finish();
          return get.call(this);
        },
      });
    });
    for (const number of [1, 2, 3, 4, 5, 6]) await portal.publish(`Ще одна, ${number}`, { tags: ["osvita"] });
    await expect(live.rows(page).filter({ hasText: "Ще одна" })).toHaveCount(6);
    await still();
  });
});
