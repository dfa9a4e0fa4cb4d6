import { expect, open, parts, test } from "../helper.ts";

const html = `<h2>Підзаголовок</h2><p onclick="alert(1)">Перший <strong>важливий</strong> абзац із <a href="https://example.org/x">посиланням</a>.</p>
<script>document.title = "зламано"</script><ul><li>один</li><li>два</li></ul><img src="x" onerror="alert(1)">
<p><a href="javascript:alert(1)">пастка</a></p>`;

test("an article sent as HTML shows in the list and on its page, and is gone when withdrawn", async ({ page, browser, watch, newsroom }, info) => {
  const id = `ingest-${info.project.name}`;
  const title = `Надісланий текст ${info.project.name}`;
  page.on("dialog", (dialog) => watch.complaints.push(`dialog: ${dialog.message()}`));
  await newsroom.put(id, { title, lead: "Короткий вступ.", published_at: "2026-11-24T11:58:00+02:00", regions: ["sumska"], body_html: html });

  await open(page, "/regions/sumska");
  await parts.results(page).getByRole("link", { name: title }).click();
  await expect(page).toHaveURL(`/news/${id}`);
  await expect(parts.heading(page)).toHaveText(title);
  const article = parts.main(page).getByRole("article").first();
  await expect(article.getByRole("heading", { name: "Підзаголовок" })).toBeVisible();
  await expect(article.getByText("важливий")).toHaveCSS("font-weight", "700");
  await expect(article.getByRole("link", { name: "посиланням" })).toHaveAttribute("href", "https://example.org/x");
  await expect(article.getByRole("listitem").filter({ hasText: /^(один|два)$/ })).toHaveCount(2);
  await expect(article.locator("script, [onclick], [onerror], a[href^='javascript']")).toHaveCount(0);
  await expect(page).toHaveTitle(`${title} — Вісник`);

  // Another reader: what this one has read may stay in the browser's own cache for a while.
  await newsroom.withdraw(id);
  const other = await (await browser.newContext()).newPage();
  const answer = await open(other, `/news/${id}`);
  expect(answer.status()).toBe(410);
  await expect(parts.heading(other)).toHaveText("Статтю знято з публікації");
  await open(other, "/regions/sumska");
  await expect(other.getByRole("link", { name: title })).toHaveCount(0);
  await other.context().close();
});

test("what is refused is told as a problem and stores nothing", async ({ newsroom, request }, info) => {
  const id = `refused-${info.project.name}`;
  const draft = { lang: "uk", title: "Не для друку", published_at: "2025-01-01T00:00:00+02:00", body_html: "<p>…</p>" };
  const answers = [
    [401, await newsroom.send(id, draft, {})],
    [403, await newsroom.send(id, draft, { authorization: "Bearer wrong" })],
    [422, await newsroom.send(id, { ...draft, regions: ["atlantyda"] })],
    [422, await newsroom.send(id, { ...draft, title: undefined })],
  ] as const;
  for (const [status, answer] of answers) {
    expect(answer.status()).toBe(status);
    expect(answer.headers()["content-type"]).toContain("application/problem+json");
  }
  expect((await request.get(`/api/v1/articles/${id}`)).status()).toBe(404);
});
