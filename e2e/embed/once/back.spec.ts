import { use } from "../../settings.ts";
import { expect, page as html, script, test, widget } from "../host.ts";
import { areShown, looks } from "../look.ts";

// Playwright switches off what this is about; what it records would keep pages out of it, too.
test.use({ trace: "off", launchOptions: { ...use?.launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] } });

test("a page that the browser had put aside comes back with its widget, which still follows it", async ({ page, host }) => {
  const noting = "<script>addEventListener('pageshow', (event) => (window.persisted = event.persisted))</script>";
  await page.goto(host.put("/", html(noting + widget() + script)));
  await areShown(page);
  const before = await looks(page);
  await page.goto(host.put("/other", html("<p>Інша сторінка</p>")));
  await page.goBack({ waitUntil: "commit" });
  await expect.poll(() => page.evaluate(() => (window as unknown as { persisted: boolean }).persisted)).toBe(true);
  expect(await looks(page)).toEqual(before);
  // Playwright does not find the frame again; the page does.
  const said = await page.evaluate(async () => {
    const answer = new Promise<unknown>((resolve) => addEventListener("message", ({ data }) => resolve(data)));
    document.querySelector("visnyk-latest")?.setAttribute("theme", "dark");
    return answer;
  });
  expect(said).toMatchObject({ visnyk: 1, type: "ready", height: before[0]?.height, count: 5 });
});
