import { expect, open, parts, test } from "../helper.ts";

/** A module whose start function is the one instruction `unreachable`: what a panic of the program ends in. */
const trap = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11];

for (const where of ["an event handler", "a promise"] as const) {
  test(`when the program breaks in ${where}, a bar offers to load the page again and the text stays`, async ({ page, watch }) => {
    watch.expect(/unreachable/);
    await open(page, "/about");
    const bar = page.locator("#panic-bar");
    await expect(bar).toBeHidden();
    await page.evaluate(
      ([bytes, inPromise]) => {
        const fall = () => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
        if (inPromise) void Promise.resolve().then(fall);
        else {
          addEventListener("fall", fall);
          dispatchEvent(new Event("fall"));
        }
      },
      [trap, where === "a promise"] as const,
    );
    await expect(bar).toBeVisible();
    await expect(parts.heading(page)).toBeVisible();
    await Promise.all([page.waitForEvent("load"), bar.getByRole("link").click()]);
    await expect(bar).toBeHidden();
  });
}

test("an error of someone else's script, such as a browser extension's, shows no bar", async ({ page, watch }) => {
  watch.expect(/not ours/);
  await open(page, "/about");
  const told = page.waitForEvent("pageerror");
  await page.evaluate(() => {
    addEventListener("fall", () => {
      throw new Error("not ours");
    });
    dispatchEvent(new Event("fall"));
  });
  await told;
  await expect(page.locator("#panic-bar")).toBeHidden();
});
