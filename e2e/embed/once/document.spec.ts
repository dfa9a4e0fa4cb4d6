import { axe, fitsWidth } from "../../helper.ts";
import { now } from "../../settings.ts";
import { expect, page as html, portal, script, test, widget } from "../host.ts";
import { areShown } from "../look.ts";
import { step, wind } from "../time.ts";

for (const theme of ["light", "dark"]) {
  for (const lang of ["uk", "en"]) {
    for (const layout of ["list", "compact", "cards"]) {
      test(`axe finds nothing in a ${layout} that is ${theme}, in ${lang}`, async ({ page }) => {
        await page.goto(`${portal}/embed/latest?theme=${theme}&lang=${lang}&layout=${layout}&leads=on&accent=ffcc00&limit=8`);
        await axe(page, `${layout} ${theme} ${lang}`);
      });
    }
  }
}

test("axe finds nothing in the page around it, nor in the button that asks first", async ({ page, host }) => {
  await page.goto(host.put("/", html(`<main><h1>Громада</h1>${widget()}${widget("consent=click")}</main>${script}`)));
  await expect(page.getByRole("button", { name: /^Показати/ })).toBeVisible();
  await expect(page.frameLocator("visnyk-latest iframe").locator(".title").first()).toBeVisible();
  await axe(page);
});

test("on a narrow page and at 400 % nothing lies beyond the width", async ({ page }) => {
  for (const width of [240, 320, 600, 1_200]) {
    for (const layout of ["list", "compact", "cards"]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${portal}/embed/latest?layout=${layout}&leads=on&limit=6`);
      await expect(page.locator(".title")).toHaveCount(6);
      await fitsWidth(page);
    }
  }
});

test("every link is reached once by the keyboard, and it is seen where one is", async ({ page, host }) => {
  await page.goto(host.put("/", html(widget("limit=2") + script)));
  await areShown(page, { items: 2 });
  const frame = page.frameLocator("visnyk-latest iframe");
  const names: string[] = [];
  for (let count = 0; count < 5; count++) {
    await page.keyboard.press("Tab");
    const focused = frame.locator("a:focus-visible");
    names.push((await focused.textContent()) ?? "");
    const outline = await focused.evaluate((link) => [link, ...[getComputedStyle(link), getComputedStyle(link, "::after")].map(({ outlineStyle }) => outlineStyle)].slice(1));
    expect(outline).toContain("solid");
  }
  const titles = await frame.locator(".title").allTextContents();
  expect(names).toEqual(["Останні новини", ...titles, "Усі новини", "Вісник"]);
});

test("the document with its sheet and script weighs little, and asks for nothing else but pictures", async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const sizes = new Map<string, number>();
  const types = new Map<string, string>();
  session.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  await page.goto(`${portal}/embed/latest?limit=20&leads=on`, { waitUntil: "networkidle" });
  // The icon of a tab is none of a frame's.
  const others = [...types].filter(([, type]) => type !== "Image" && type !== "Other");
  expect(others.map(([, type]) => type).sort()).toEqual(["Document", "Script", "Stylesheet"]);
  // With their headers.
  expect(others.reduce((sum, [id]) => sum + (sizes.get(id) ?? Number.NaN), 0)).toBeLessThan(15 * 1_024);
});

test("nothing is kept in the browser", async ({ page, context }) => {
  await page.goto(`${portal}/embed/latest?refresh=300`);
  await expect(page.locator(".title")).toHaveCount(5);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ""]);
  expect(await context.cookies()).toEqual([]);
});

test("news come by themselves, and when they do not, what is there stays", async ({ page, host, watch }) => {
  watch.expect(/status of 503/);
  await page.clock.install({ time: now });
  await page.goto(host.put("/", html(widget("refresh=300 limit=3") + script)));
  await areShown(page, { items: 3 });
  const frame = page.frameLocator("visnyk-latest iframe");
  const titles = await frame.locator(".title").allTextContents();
  let answer: "fails" | "changes" = "fails";
  let asked = 0;
  await page.route("**/embed/latest?*", async (route) => {
    asked += 1;
    if (answer === "fails") return route.fulfill({ status: 503, body: "<main data-count=0></main>", headers: { "access-control-allow-origin": "*" } });
    const response = await route.fetch();
    return route.fulfill({ response, body: (await response.text()).replace(titles[0] ?? "", "Свіжа новина") });
  });
  await frame.locator(".title a").nth(1).focus();
  await page.clock.runFor(299_000);
  expect(asked, "not before its time").toBe(0);
  await step(page, () => asked, "one that fails");
  expect(await frame.locator(".title").allTextContents()).toEqual(titles);
  answer = "changes";
  await expect
    .poll(async () => {
      await wind(page, () => asked, "one that changes");
      return frame.locator(".title").allTextContents();
    })
    .toEqual(["Свіжа новина", ...titles.slice(1)]);
  await expect(frame.locator(".title a").nth(1), "the reader is where they were").toBeFocused();
  await areShown(page, { items: 3 });
});

test("a picture that does not come leaves no hole", async ({ page, watch }) => {
  watch.expect(/ERR_FAILED/);
  await page.route("**/media/**", (route) => route.abort());
  await page.goto(`${portal}/embed/latest?limit=3`);
  await expect(page.locator(".title")).toHaveCount(3);
  await expect(page.locator(".picture")).toHaveCount(0);
});
