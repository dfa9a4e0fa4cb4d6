import type { Page } from "@playwright/test";
import { latest } from "../faults/calls.ts";
import { faults, huge } from "../faults/harms.ts";
import type { Middle } from "../faults/middle.ts";
import { failsSo, message } from "../faults/portal.ts";
import { parts, ready } from "../helper.ts";
import { ownTime } from "../live/time.ts";
import { now } from "../settings.ts";
import { call, copies, others, says, silent, some, test } from "./faulty.ts";
import { age, expect, isKept, paths, visit } from "./portal.ts";

/** Lets a page begin calls that have no end, with a copy to show and without one, and leave them. Tells whether all have been ended. */
async function endless(page: Page, middle: Middle): Promise<() => boolean> {
  const urls = [paths.article("u31"), "/api/v1/tags/x", "/api/v1/tags/y"];
  await visit(page, "/news/u31");
  await isKept(page, paths.article("u31"));
  let open = 0;
  middle.answer((answer, { url }) => {
    open += 1;
    answer.on("close", () => (open -= 1));
    // One of them says no word.
    if (url !== urls[1]) answer.writeHead(200, { "content-type": "application/json" }).write("{");
  }, ...urls.map(call));
  await page.evaluate((asked) => void asked.forEach((url) => fetch(url).catch(() => undefined)), urls);
  await expect.poll(() => open).toBe(urls.length);
  await page.close();
  return () => open === 0;
}

/** Saves the article that is open. */
async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Зберегти" }).click();
  await expect(page.getByText("Статтю збережено")).toBeVisible();
}

test("a list that was kept is shown with its age in place of whatever else comes, and stays as it was", async ({ page, context, middle }) => {
  test.slow();
  await visit(page, "/news");
  await isKept(page, paths.list);
  const ended = await endless(await context.newPage(), middle);
  const before = await copies(page, paths.list);
  for (const [name, harm] of Object.entries(others)) {
    let isWhole: boolean | undefined;
    middle.answer((answer, asked) => {
      answer.on("close", () => (isWhole = answer.writableFinished));
      harm(answer, asked);
    }, call(paths.list));
    const harmed = middle.harmed.length;
    await page.goto("/news");
    await expect(age(page), name).toHaveText(silent);
    await expect(parts.results(page), name).toHaveCount(20);
    await expect(message(page), name).toHaveCount(0);
    expect(middle.harmed.length, name).toBeGreaterThan(harmed);
    expect(await copies(page, paths.list), name).toEqual(before);
    if (name.startsWith("50 MB")) await expect.poll(() => isWhole, { message: `${name}: no more of it is sent than is read` }).toBe(false);
  }
  middle.mend();
  await page.goto("/news");
  await ready(page);
  await expect(parts.results(page)).toHaveCount(20);
  await expect(age(page)).toBeEmpty();
  // What a page began and left meanwhile holds no connection any more.
  await expect.poll(ended, { timeout: 20_000 }).toBe(true);
});

test("without a kept answer the reader is told of each fault as without a worker, and nothing is kept of it", async ({ page, middle }) => {
  test.slow();
  await page.addInitScript(ownTime, Date.parse(now));
  await visit(page, "/about");
  // In Chromium a call waits for the one before it of the same address, as long as that has no end.
  const late = [["/regions", "Області"], ["/tags", "Теги"]] as const;
  for (const [name, fault] of Object.entries(faults)) {
    const [path, link] = (fault.isLate && late[name.includes("byte") ? 0 : 1]) || [call(paths.list), "Новини"];
    await failsSo(page, middle, fault, path, () => parts.navigation(page).getByRole("link", { name: link }).click(), name);
    await page.getByRole("contentinfo").getByRole("link", { name: "Про портал" }).click();
    await expect(message(page), name).toHaveCount(0);
  }
  for (const isAnnounced of [true, false]) {
    await failsSo(page, middle, { harm: huge(isAnnounced), says: /якої ми не змогли прочитати/ }, call(paths.list), () => page.goto("/news"));
  }
  expect((await copies(page)).map(({ path }) => path)).toEqual([`/api/v1${latest}`]);
  middle.mend();
  await page.goto("/news");
  await expect(parts.results(page)).toHaveCount(20);
  await isKept(page, paths.list);
});

test("an answer counts by what it says, whatever type a proxy gave it", async ({ page, middle, server }) => {
  await visit(page, "/news");
  await isKept(page, paths.list);
  const answer = await (await fetch(server.address + paths.list)).text();
  for (const type of ["Application/JSON; charset=UTF-8", "text/plain", "text/html", "application/vnd.api+json", "application/octet-stream", null]) {
    const title = `Як ${type}`;
    middle.answer(says(`\uFEFF${answer.replace("Стаття 32", title)}`, type), call(paths.list));
    await page.goto("/news");
    await expect(parts.results(page).first()).toContainText(title);
    await expect(age(page), title).toBeEmpty();
    await expect.poll(async () => (await copies(page, paths.list))[0]?.body, { message: title }).toContain(title);
  }
});

test("an article that was kept and saved survives what others say of it, and goes when the newsroom says that it is gone", async ({ page, middle }) => {
  test.slow();
  const path = paths.article("u5");
  await visit(page, "/news/u5");
  await isKept(page, path);
  await save(page);
  const before = await copies(page, path);
  expect(before.map(({ cache }) => cache)).toEqual(["visnyk-articles", "visnyk-saved"]);
  for (const [name, harm] of some) {
    middle.answer(harm, call(path));
    await page.goto("/news/u5");
    await expect(parts.heading(page), name).toHaveText("Стаття 5");
    await expect(age(page), name).toHaveText(silent);
    expect(await copies(page, path), name).toEqual(before);
  }
  await page.goto("/saved");
  await expect(parts.main(page).getByRole("link", { name: "Стаття 5" })).toBeVisible();
  middle.answer(says("{}", "Application/Problem+JSON; charset=utf-8", 410), call(path));
  await page.goto("/news/u5");
  await expect(parts.heading(page)).toHaveText("Статтю знято з публікації");
  expect(await copies(page, path)).toEqual([]);
});

test("what is no article is not saved for one, also without a worker", async ({ page, middle }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined }));
  await page.goto("/news/u9");
  await ready(page);
  for (const [name, harm] of some) {
    middle.answer(harm, call(paths.article("u9")));
    const harmed = middle.harmed.length;
    await page.getByRole("button", { name: "Зберегти" }).click();
    await expect.poll(() => middle.harmed.length, { message: name }).toBeGreaterThan(harmed);
    await expect(page.locator(".save-note"), name).toContainText("Не вдалося зберегти статтю");
    expect(await copies(page), name).toEqual([]);
  }
  // A feed in place of the picture is no picture.
  middle.rewrite((body) => body.replace("{", '{"cover":{"src":"/feed.xml","width":8,"height":8,"alt":"","variants":[]},'), call(paths.article("u9")));
  await save(page);
  expect(await page.evaluate(async () => (await (await caches.open("visnyk-saved")).keys()).map(({ url }) => new URL(url).pathname))).toEqual([paths.article("u9")]);
});

test("without a worker, too, a saved article stands in for one that the newsroom cannot give", async ({ page, middle }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined }));
  await page.goto("/news/u9");
  await ready(page);
  await save(page);
  for (const name of ["a connection that is reset", "an answer cut after its headers", "500", "503 with Retry-After", "429 with Retry-After"]) {
    middle.answer(faults[name]!.harm, call(paths.article("u9")));
    const harmed = middle.harmed.length;
    await page.goto("/news/u9");
    await expect(age(page), name).toHaveText(silent);
    await expect(parts.heading(page), name).toHaveText("Стаття 9");
    await expect(message(page), name).toHaveCount(0);
    expect(middle.harmed.length, name).toBeGreaterThan(harmed);
    // What was never saved has its error, in the newsroom's words.
    middle.answer(faults[name]!.harm, call(paths.article("u8")));
    await page.goto("/news/u8");
    await expect(message(page), name).toContainText(faults[name]!.says);
  }
});

test("a saved picture, in any of its sizes, stands in for one that is not given", async ({ page }) => {
  await visit(page, "/about");
  const width = (src: string) =>
    page.evaluate(async (of) => {
      const picture = Object.assign(new Image(), { src: of });
      await picture.decode().catch(() => undefined);
      return picture.naturalWidth;
    }, src);
  await page.evaluate(async () => {
    const saved = await caches.open("visnyk-saved");
    await saved.put("/media/one-8.png", await fetch("/icon-192.png"));
    await saved.put("/media/one-16.png", new Response(null, { headers: { "x-visnyk-same": new URL("/media/one-8.png", location.href).href } }));
  });
  // The newsroom knows none of them.
  expect([await width("/media/one-8.png"), await width("/media/one-16.png"), await width("/media/two.png")]).toEqual([192, 192, 0]);
});

test("what a page hands over, or lets the worker ask for once more, is kept if it is an answer", async ({ page, middle }) => {
  await visit(page, "/about");
  const at = (slug: string) => `${middle.address}/api/v1/tags/${slug}`;
  middle.answer((answer, asked) => says(asked.url?.endsWith("good") ? '{"slug":"x","name":"Ікс"}' : '{"error":"x"}')(answer, asked), "/tags/asked-good", "/tags/asked-bad");
  await page.evaluate(
    ([answers, urls]) => {
      const worker = navigator.serviceWorker.controller;
      worker?.postMessage({ type: "answers", answers });
      worker?.postMessage({ type: "asked", urls });
    },
    [
      [{ url: at("held-bad"), body: "null" }, { url: at("held-good"), body: '{"slug":"x","name":"Ікс"}' }],
      [at("asked-bad"), at("asked-good")],
    ] as const,
  );
  const tags = async () => (await copies(page)).map(({ path }) => path.split("/tags/")[1] ?? "").filter((slug) => slug !== "");
  await expect.poll(async () => (await tags()).sort()).toEqual(["asked-good", "held-good"]);
});

test("a line that is slow wins over what is kept, one that drips or is silent does not", async ({ page, context, middle, server }) => {
  test.slow();
  const ids = { slow: "u1", late: "u2", drip: "u3", silent: "u4" };
  for (const id of Object.values(ids)) {
    await visit(page, `/news/${id}`);
    await isKept(page, paths.article(id));
  }
  const fresh = async (id: string) => {
    const text = await (await fetch(server.address + paths.article(id))).text();
    return text.replace(/Стаття \d+/, "Нова стаття");
  };
  const texts: Record<string, string> = { [ids.slow]: await fresh(ids.slow), [ids.late]: await fresh(ids.late) };
  middle.answer((answer, { url = "" }) => {
    const id = url.split("/").at(-1) ?? "";
    if (id === ids.silent) return;
    const text = texts[id] ?? "{";
    answer.writeHead(200, { "content-type": "application/json" });
    answer.write(text.slice(0, 1));
    const rest = id === ids.drip ? undefined : setTimeout(() => answer.end(text.slice(1)), id === ids.slow ? 6_000 : 12_000);
    const drip = setInterval(() => answer.write(" "), 1_000);
    answer.on("close", () => {
      clearInterval(drip);
      clearTimeout(rest);
    });
  }, ...Object.values(ids).map((id) => call(paths.article(id))));

  const open = async (id: string) => {
    const opened = await context.newPage();
    await opened.goto(`/news/${id}`, { waitUntil: "commit" });
    return opened;
  };
  const [slow, late, drip, none] = [await open(ids.slow), await open(ids.late), await open(ids.drip), await open(ids.silent)];
  await expect(age(none)).toHaveText(silent);
  await expect(parts.heading(none)).toHaveText("Стаття 4");
  await expect(parts.heading(slow)).toHaveText("Нова стаття");
  await expect(age(slow)).toBeEmpty();
  for (const [opened, title] of [[late, "Стаття 2"], [drip, "Стаття 3"]] as const) {
    await expect(parts.heading(opened)).toHaveText(title);
    await expect(age(opened)).toHaveText(silent);
  }
  // What came too late to be shown is there for the next time.
  await expect.poll(async () => (await copies(page, paths.article(ids.late)))[0]?.body).toContain("Нова стаття");
});

test("a page without a copy has an answer's head at once, and its text as it comes", async ({ page, middle }) => {
  await visit(page, "/about");
  let go = () => {};
  middle.answer((answer) => {
    answer.writeHead(200, { "content-type": "application/json" }).flushHeaders();
    answer.write('{"slug":"x",');
    go = () => void answer.end('"name":"Ікс"}');
  }, "/tags/x");
  const begun = await page.evaluateHandle(() => fetch("/api/v1/tags/x"));
  expect(await begun.evaluate(({ status, bodyUsed }) => [status, bodyUsed])).toEqual([200, false]);
  expect(await begun.evaluate(async (answer) => new TextDecoder().decode((await answer.clone().body?.getReader().read())?.value))).toBe('{"slug":"x",');
  go();
  expect(await begun.evaluate((answer) => answer.text())).toBe('{"slug":"x","name":"Ікс"}');
  await isKept(page, "/api/v1/tags/x");
});
