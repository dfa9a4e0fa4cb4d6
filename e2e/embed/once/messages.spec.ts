import type { Frame, Page } from "@playwright/test";
import { type Host, expect, page as html, portal, script, test, widget } from "../host.ts";
import { areShown, documents, isFallenBack, looks } from "../look.ts";

/** Opens a page with a widget; the page notes the widget's events, and the widget the id that it was given. */
async function open(page: Page, host: Host): Promise<{ document: Frame; id: string; height: number }> {
  const noting = `<script>events = []; for (const type of ["ready", "empty", "error", "click", "resize"]) addEventListener("visnyk:" + type, () => events.push(type))</script>`;
  await page.goto(host.put("/", html(noting + widget() + script)));
  await areShown(page);
  const [document] = documents(page);
  if (!document) throw new Error("there is no document");
  const id = document.evaluate(
    () => new Promise<string>((resolve) => addEventListener("message", ({ data }) => resolve((data as { id: string }).id), { once: true })),
  );
  await expect
    .poll(async () => {
      await page.evaluate(() => (window.document.querySelector("visnyk-latest") as unknown as { refresh(): void }).refresh());
      return Promise.race([id, Promise.resolve("")]);
    })
    .not.toBe("");
  await page.evaluate(() => ((window as unknown as { events: string[] }).events.length = 0));
  return { document, id: await id, height: (await looks(page))[0]?.height ?? 0 };
}

interface Forged {
  data: unknown;
  /** Where it says that it comes from; the widget's own frame and the portal when nothing is said. */
  origin?: string;
  source?: "window" | "none";
}

/** Messages as the page would get them, one after the other, and what they changed. */
async function tell(page: Page, messages: Forged[]): Promise<{ height: number; events: string[] }> {
  await page.evaluate(
    async ({ messages, portal }) => {
      const inside = document.querySelector("visnyk-latest")?.shadowRoot?.querySelector("iframe")?.contentWindow ?? null;
      for (const { data, origin, source } of messages) {
        dispatchEvent(new MessageEvent("message", { data, origin: origin ?? portal, source: source === "window" ? window : source === "none" ? null : inside }));
      }
      await new Promise((resolve) => requestAnimationFrame(resolve));
    },
    { messages, portal },
  );
  return { height: (await looks(page))[0]?.height ?? 0, events: await page.evaluate(() => (window as unknown as { events: string[] }).events) };
}

test("the page heeds nobody but its widget", async ({ page, host }) => {
  const { id, height } = await open(page, host);
  const data = { visnyk: 1, id, type: "height", height: 777 };
  const hostile = JSON.parse(`{"__proto__": {"visnyk": 1, "id": "${id}", "type": "height", "height": 777}}`) as unknown;
  const messages: Forged[] = [
    { data, source: "window" },
    { data, source: "none" },
    { data, origin: "https://elsewhere.example" },
    { data, origin: `${portal}.evil` },
    { data, origin: "" },
    { data: { ...data, id: "0" } },
    { data: { ...data, id: [id] } },
    { data: { ...data, id: undefined } },
    { data: { ...data, visnyk: "1" } },
    { data: { ...data, type: "navigate", url: "https://elsewhere.example" } },
    { data: { ...data, type: "click", url: "javascript:alert(1)" } },
    { data: { ...data, type: "click", url: `${portal}.evil/` } },
    { data: { ...data, type: "click", url: { startsWith: 1 } } },
    { data: JSON.stringify(data) },
    { data: "visnyk" },
    { data: null },
    { data: undefined },
    { data: 1 },
    { data: [data] },
    { data: hostile },
    { data: "x".repeat(5_000_000) },
  ];
  // One of these has no type that could tell a height, but a height.
  expect(await tell(page, messages.filter(({ data }) => (data as { type?: string } | null)?.type !== "navigate"))).toEqual({ height, events: [] });
  expect((await tell(page, [{ data, origin: "null" }])).height, "a frame in a sandbox has no origin").toBe(777);
  expect(page.url()).toBe(`${host.address}/`);
});

test("a widget is not heard for another one, though both are of the portal", async ({ page, host }) => {
  const noting = `<script>told = []; addEventListener("visnyk:resize", ({ target, detail }) => told.push([target.getAttribute("theme"), detail.height]))</script>`;
  await page.goto(host.put("/", html(noting + widget("theme=light") + widget("theme=dark limit=3") + script)));
  await expect.poll(async () => (await looks(page)).map(({ state }) => state)).toEqual(["ready", "ready"]);
  const [light, dark] = ["light", "dark"].map((theme) => documents(page).find((frame) => frame.url().includes(`theme=${theme}`)));
  const idOf = (frame: Frame | undefined) =>
    frame?.evaluate(
      () =>
        new Promise<string>((resolve) => {
          addEventListener("message", ({ data }: MessageEvent<{ id: string }>) => resolve(data.id));
          parent.postMessage({ visnyk: 1, type: "hello" }, "*");
        }),
    );
  const [own, other] = [await idOf(light), await idOf(dark)];
  expect(own).not.toBe(other);
  const told = () => page.evaluate(() => (window as unknown as { told: unknown[] }).told);
  await page.evaluate(() => ((window as unknown as { told: unknown[] }).told.length = 0));
  for (const [id, height] of [[other, 777], [own, 888]]) await light?.evaluate((news) => parent.postMessage(news, "*"), { visnyk: 1, id, type: "height", height });
  // What it said for itself came after that.
  await expect.poll(told).toEqual([["light", 888]]);
});

test("what a document says with the right id before it is ready shows nothing of it", async ({ page, host }) => {
  await page.clock.install();
  const early = `<!doctype html><script>
    addEventListener("message", ({ data: { id } }) => {
      for (const news of [{ type: "height", height: 777 }, { type: "click", url: "${portal}/news/1" }, { type: "Ready", count: 5 }, { type: "last" }]) parent.postMessage({ visnyk: 1, id, ...news }, "*");
    }, { once: true });
    parent.postMessage({ visnyk: 1, type: "hello" }, "*");
  </script>`;
  await page.route("**/embed/latest?*", (route) => route.fulfill({ contentType: "text/html", body: early, headers: { "cross-origin-resource-policy": "cross-origin" } }));
  const noting = `<script>events = []; said = []; addEventListener("message", ({ data }) => said.push(data.type)); for (const type of ["ready", "empty", "error"]) addEventListener("visnyk:" + type, () => events.push(type))</script>`;
  await page.goto(host.put("/", html(noting + widget() + script)));
  await expect.poll(() => page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual(["hello", "height", "click", "Ready", "last"]);
  expect(await looks(page)).toMatchObject([{ state: "", height: 777, isLinkShown: true }]);
  const frame = page.locator("visnyk-latest iframe");
  await expect(frame).toHaveCSS("opacity", "0");
  await expect(frame).toHaveCSS("pointer-events", "none");
  await page.clock.runFor(8_100);
  await isFallenBack(page);
  expect(await page.evaluate(() => (window as unknown as { events: string[] }).events)).toEqual(["error"]);
});

test("a thousand clicks are told, and lead nowhere", async ({ page, host, context }) => {
  const { id, height } = await open(page, host);
  const clicks = Array.from({ length: 1_000 }, (_, at) => ({ data: { visnyk: 1, id, type: "click", url: `${portal}/news/${at}` } }));
  expect(await tell(page, clicks)).toEqual({ height, events: Array<string>(1_000).fill("click") });
  expect(page.url()).toBe(`${host.address}/`);
  expect(context.pages()).toEqual([page]);
  await areShown(page);
});

test("heights are whole numbers between the bounds, and all else is none", async ({ page, host }) => {
  const { id, height } = await open(page, host);
  const told = async (asked: unknown) => (await tell(page, [{ data: { visnyk: 1, id, type: "height", height: asked } }])).height;
  for (const none of [Number.NaN, Number.POSITIVE_INFINITY, 300.5, "12px", "300", null, undefined, [300], { valueOf: 300 }, true]) expect(await told(none), String(none)).toBe(height);
  expect(await told(1e9)).toBe(2_000);
  for (const low of [-1, 0, 149, -1e9]) expect(await told(low), String(low)).toBe(150);
  expect(await told(151)).toBe(151);
});

test("of a thousand messages a second that let the frame grow ten are heeded, and the last one when it is quiet", async ({ page, host }) => {
  const { id } = await open(page, host);
  await tell(page, [{ data: { visnyk: 1, id, type: "height", height: 150 } }]);
  const growing = Array.from({ length: 1_000 }, (_, index) => ({ data: { visnyk: 1, id, type: "height", height: 200 + index } }));
  const { height, events } = await tell(page, growing);
  expect(height).toBeLessThan(211);
  expect(events.filter((type) => type === "resize").length).toBeLessThan(13);
  await expect.poll(async () => (await looks(page))[0]?.height, { message: "the last word" }).toBe(1_199);
});

test("what comes before the widget is there, or after it is gone, changes nothing", async ({ page, host }) => {
  const { id } = await open(page, host);
  const remains = await page.evaluate(async (id) => {
    const element = document.querySelector("visnyk-latest") as HTMLElement;
    const inside = element.shadowRoot?.querySelector("iframe")?.contentWindow ?? null;
    const told: unknown[] = [];
    element.addEventListener("visnyk:resize", ({ detail }: CustomEventInit<{ height: number }>) => told.push(detail?.height));
    const say = (height: number) => dispatchEvent(new MessageEvent("message", { data: { visnyk: 1, id, type: "ready", height, count: 1 }, origin: "null", source: inside }));
    element.remove();
    say(555);
    document.body.append(element);
    // The old frame's word is none for the new one.
    say(666);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return [...told, Number.parseInt(element.shadowRoot?.querySelector("div")?.style.minHeight ?? "", 10)];
  }, id);
  for (const height of [555, 666]) expect(remains).not.toContain(height);
  await areShown(page);
});

/** Counts from here on how often the widget says that it is ready; and says a right `hello` to it, which changes nothing. */
async function listen(page: Page, id: string, theme: string): Promise<{ answered: () => Promise<number>; right: () => Promise<void> }> {
  await page.evaluate(() => {
    const answers: unknown[] = [];
    Object.assign(window, { answers });
    addEventListener("message", ({ data }: MessageEvent<{ type?: string } | null>) => void (data?.type === "ready" && answers.push(data)));
  });
  const answered = () => page.evaluate(() => (window as unknown as { answers: unknown[] }).answers.length);
  const right = () =>
    page.evaluate((hello) => {
      window.document.querySelector("visnyk-latest")?.shadowRoot?.querySelector("iframe")?.contentWindow?.postMessage(hello, "*");
    }, { visnyk: 1, id, type: "hello", theme });
  return { answered, right };
}

test("the widget heeds nobody but the page around it", async ({ page, host }) => {
  const { document, id } = await open(page, host);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const theme = () => document.evaluate(() => window.document.documentElement.dataset["theme"]);
  const before = await theme();
  const { answered, right } = await listen(page, id, before ?? "");
  const themes = await document.evaluateHandle(() => {
    const [html, seen] = [window.document.documentElement, [] as unknown[]];
    new MutationObserver(() => seen.push(html.dataset["theme"])).observe(html, { attributes: true });
    return seen;
  });
  await page.evaluate((id) => {
    const inside = window.document.querySelector("visnyk-latest")?.shadowRoot?.querySelector("iframe")?.contentWindow as Window;
    const hello = { visnyk: 1, id, type: "hello", theme: "dark" };
    for (const data of [
      { ...hello, id: "0" },
      { ...hello, id: 7 },
      { ...hello, id: "x".repeat(10_000) },
      { ...hello, visnyk: 2 },
      { ...hello, id: undefined },
      { ...hello, theme: "url(x)" },
      { ...hello, theme: { toString: null } },
      { ...hello, type: "navigate", url: "https://elsewhere.example" },
      JSON.stringify(hello),
      null,
      undefined,
      [hello],
      7,
      "x".repeat(5_000_000),
      JSON.parse(`{"__proto__": {"visnyk": 1}, "constructor": 1, "id": "${id}", "type": "refresh"}`),
      { message: "ready", secret: "abcdefghij" },
    ]) {
      inside.postMessage(data, "*");
    }
    // Another frame of the page is not the page.
    const sibling = window.document.body.appendChild(window.document.createElement("iframe"));
    const forged = sibling.contentWindow?.document.createElement("script") as HTMLScriptElement;
    forged.textContent = `parent.document.querySelector("visnyk-latest").shadowRoot.querySelector("iframe").contentWindow.postMessage(${JSON.stringify(hello)}, "*")`;
    sibling.contentWindow?.document.body.append(forged);
  }, id);
  // What is right is answered after what came before it. Two of those had the right id, and a theme that is none.
  await right();
  await expect.poll(answered).toBeGreaterThan(2);
  expect(await answered()).toBe(3);
  expect(await themes.jsonValue(), "only what is right was done").toEqual([before]);
  expect(asked).toEqual([]);
  expect(documents(page)).toHaveLength(1);
  // And what is right is heeded, a thousand times over as once.
  await page.evaluate((id) => {
    const inside = window.document.querySelector("visnyk-latest")?.shadowRoot?.querySelector("iframe")?.contentWindow;
    for (let count = 0; count < 1_000; count++) inside?.postMessage({ visnyk: 1, id, type: "refresh" }, "*");
    inside?.postMessage({ visnyk: 1, id, type: "hello", theme: "dark" }, "*");
  }, id);
  await expect.poll(theme).toBe("dark");
  expect(asked.filter((url) => url.includes("/embed/latest")).length).toBeLessThan(2);
});

test("a document that stands alone says nothing", async ({ page }) => {
  await page.addInitScript(() => {
    const said: unknown[] = [];
    Object.assign(window, { said });
    addEventListener("message", ({ data }) => said.push(data));
  });
  await page.goto(`${portal}/embed/latest#?secret=abcdefghij`);
  await expect(page.locator(".title")).toHaveCount(5);
  const hello = { visnyk: 1, id: "1", type: "hello", theme: "dark" };
  for (const data of [hello, "the last"]) {
    // An answer would have been sent by the time that what is said comes, and so comes before the next.
    await page.evaluate((data) => new Promise((resolve) => (addEventListener("message", resolve, { once: true }), postMessage(data, "*"))), data);
  }
  expect(await page.evaluate(() => (window as unknown as { said: unknown[] }).said)).toEqual([hello, "the last"]);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "auto");
});

test("a frame of WordPress is told its height and what is clicked, by its secret", async ({ page, host }) => {
  const noting = "<script>said = []; addEventListener('message', ({ data }) => said.push(data))</script>";
  const frame = `<iframe sandbox="allow-scripts" src="${portal}/embed/latest?limit=2#?secret=AbCd012345" width="600" height="200"></iframe>`;
  await page.goto(host.put("/", html(noting + frame)));
  const said = () => page.evaluate(() => (window as unknown as { said: Record<string, unknown>[] }).said);
  await expect.poll(async () => (await said()).filter(({ message }) => message === "height")).toHaveLength(1);
  await page.evaluate(() => (document.querySelector("iframe") as HTMLIFrameElement).contentWindow?.postMessage({ message: "ready", secret: "AbCd012345" }, "*"));
  await expect.poll(async () => (await said()).filter(({ message }) => message === "height")).toHaveLength(2);
  await page.frameLocator("iframe").locator(".title a").first().click();
  await expect.poll(async () => (await said()).find(({ message }) => message === "link")).toBeTruthy();
  const all = await said();
  const [height, link] = ["height", "link"].map((name) => all.find(({ message }) => message === name));
  expect(height).toMatchObject({ secret: "AbCd012345", value: expect.any(Number) });
  expect(link).toMatchObject({ secret: "AbCd012345", value: expect.stringMatching(new RegExp(`^${portal}/news/`)) });
  expect(all.find(({ sentinel }) => sentinel === "amp")).toEqual({ sentinel: "amp", type: "embed-size", height: height?.["value"] });
  expect(page.frames()).toHaveLength(2);
});
