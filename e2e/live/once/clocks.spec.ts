import { inState, live, openLive } from "../look.ts";
import { expect, test } from "../portal.ts";

for (const [what, at] of [
  ["three hours ahead", "2026-11-24T15:00:00+02:00"],
  ["one day behind", "2026-11-23T12:00:00+02:00"],
] as const) {
  test.describe(`a browser whose clock is ${what}`, () => {
    test.use({ at });

    test("is live all the same, and shows the time of the newsroom", async ({ page, portal, context, watch }) => {
      watch.expect(/net::ERR_INTERNET_DISCONNECTED|Failed to load resource/);
      await openLive(page, "/news");
      await portal.publish("Попри годинник");
      await expect(live.rows(page).first()).toContainText("Попри годинник");
      await context.setOffline(true);
      await inState(page, "offline");
      await expect(live.state(page)).toContainText("Без зв’язку, станом на 12:00");
      await portal.publish("По обриві");
      await context.setOffline(false);
      await expect(live.rows(page).first()).toContainText("По обриві");
      await live.toggle(page).click();
      await expect(live.state(page)).toContainText("Оновлення зупинено, станом на 12:00");
    });
  });
}
