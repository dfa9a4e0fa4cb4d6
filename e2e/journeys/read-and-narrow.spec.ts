import { expect, open, parts, ready, test } from "../helper.ts";
import type { Newsroom } from "../newsroom.ts";

/** A topic of this test's own, so that no other test changes its counts: 30 articles, 26 of them of one community. */
async function publish(newsroom: Newsroom, topic: string): Promise<void> {
  const tags = [{ slug: topic, name: `тема ${topic}` }];
  const day = (number: number) => `2025-04-${String(number).padStart(2, "0")}T10:00:00+03:00`;
  for (let number = 1; number <= 30; number += 1) {
    const place = number <= 26 ? { communities: ["nemyrivska"] } : number <= 28 ? { regions: ["vinnytska"] } : { regions: ["lvivska"] };
    await newsroom.put(`${topic}-${number}`, { title: `Стаття ${number} теми ${topic}`, published_at: day(number), tags, ...place });
  }
  await newsroom.put(`${topic}-newest`, { title: `Найновіша стаття теми ${topic}`, published_at: "2026-11-24T11:59:00+02:00", tags, communities: ["nemyrivska"] });
}

test("a reader opens an article, follows its tag, narrows by region and community, turns the page, and goes back twice", async ({ page, watch, newsroom }, info) => {
  test.slow();
  const topic = `mandrivka-${info.project.name}`;
  await publish(newsroom, topic);
  const results = parts.results(page);
  const count = parts.main(page).getByText(/^\d+\sновин/);

  await open(page, "/");
  await parts.latest(page).getByRole("link", { name: `Найновіша стаття теми ${topic}` }).click();
  await expect(page).toHaveURL(`/news/${topic}-newest`);
  await expect(parts.heading(page)).toHaveText(`Найновіша стаття теми ${topic}`);
  await expect(page).toHaveTitle(`Найновіша стаття теми ${topic} — Вісник`);

  await parts.main(page).getByRole("link", { name: `тема ${topic}`, exact: true }).first().click();
  await expect(page).toHaveURL(`/tags/${topic}`);
  await expect(parts.heading(page)).toHaveText(`тема ${topic}`);
  await expect(page).toHaveTitle(`тема ${topic} — Вісник`);
  await expect(count).toHaveText("31 новина");
  await expect(results).toHaveCount(20);

  // On a phone the filters are folded away.
  const filters = page.locator("summary", { hasText: "Фільтри" });
  if (info.project.use.isMobile) await filters.click();
  await page.getByLabel("Область", { exact: true }).selectOption("vinnytska");
  await expect(page).toHaveURL(`/tags/${topic}?region=vinnytska`);
  await expect(count).toHaveText("29 новин");

  await page.getByRole("combobox", { name: "Громада", exact: true }).fill("немирівська");
  await page.getByRole("option", { name: /Немирівська/ }).click();
  await expect(page).toHaveURL(`/tags/${topic}?community=nemyrivska&region=vinnytska`);
  await expect(count).toHaveText("27 новин");
  await expect(results).toHaveCount(20);
  await expect(results.first()).toContainText("Найновіша стаття");

  await page.getByRole("navigation", { name: "Сторінки" }).getByRole("link", { name: "Наступна" }).click();
  await expect(page).toHaveURL(`/tags/${topic}?community=nemyrivska&region=vinnytska&page=2`);
  await expect(results).toHaveCount(7);
  await expect(results.last()).toContainText(`Стаття 1 теми ${topic}`);
  await expect(count).toHaveText("27 новин");

  await page.goBack();
  await expect(page).toHaveURL(`/tags/${topic}?community=nemyrivska&region=vinnytska`);
  await expect(results).toHaveCount(20);
  await expect(count).toHaveText("27 новин");
  await expect(parts.heading(page)).toHaveText(`тема ${topic}`);
  await expect(page).toHaveTitle(`тема ${topic} — Вісник`);

  await page.goBack();
  await expect(page).toHaveURL(`/news/${topic}-newest`);
  await expect(parts.heading(page)).toHaveText(`Найновіша стаття теми ${topic}`);
  await expect(page).toHaveTitle(`Найновіша стаття теми ${topic} — Вісник`);
  await ready(page);

  expect(watch.loads, "full page loads").toBe(1);
});
