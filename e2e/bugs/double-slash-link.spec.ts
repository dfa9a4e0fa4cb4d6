import { expect, open, parts, test } from "../helper.ts";
import { base } from "../settings.ts";

// leptos_router 0.8 panics on a click on a same-origin link whose path begins with two slashes, and the app stays dead.
test("a link of an article to a path with two slashes leaves the portal alive and within its origin", async ({ page, watch, newsroom }, info) => {
  watch.expect(/console: Failed to load resource.*(404|422)/);
  const id = `double-slash-${info.project.name}`;
  const origin = new URL(base).origin;
  const link = (url: string, text: string) => ({ type: "paragraph", spans: [{ type: "link", url, spans: [{ type: "text", text }] }] });
  await newsroom.put(id, { title: "Подвійна риска", body: [link(`${origin}//x`, "дві риски"), link(`${origin}/tags`, "теги")] });

  await open(page, `/news/${id}`);
  await parts.main(page).getByRole("link", { name: "дві риски" }).click();
  await expect(page).toHaveURL(new RegExp(`^${origin}/`));
  await expect(parts.heading(page)).toHaveText("Сторінки не знайдено");

  await parts.navigation(page).getByRole("link", { name: "Теги" }).click();
  await expect(page).toHaveURL("/tags");
  await expect(parts.heading(page)).toHaveText("Теги");
});

test("a same-origin link with two slashes that gets into the page by other ways kills nothing", async ({ page, watch }) => {
  watch.expect(/console: Failed to load resource.*(404|422)/);
  await open(page, "/about");
  await page.evaluate((origin) => {
    const link = document.createElement("a");
    link.href = `${origin}//x`;
    link.textContent = "дві риски";
    document.querySelector("main")?.prepend(link);
  }, new URL(base).origin);
  await page.getByRole("link", { name: "дві риски" }).click();
  await expect(parts.heading(page)).toHaveText("Сторінки не знайдено");
  await parts.navigation(page).getByRole("link", { name: "Новини" }).click();
  await expect(parts.heading(page)).toHaveText("Новини");
});
