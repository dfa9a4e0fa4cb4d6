import type { FrameLocator, Page } from "@playwright/test";
import { expect, open, parts, test } from "../helper.ts";

/** The widget of the preview. */
function widget(page: Page): FrameLocator {
  return page.frameLocator("visnyk-latest iframe");
}

function items(page: Page) {
  return widget(page).locator("ol > li");
}

function code(page: Page, name: string) {
  return page.locator(".snippet").filter({ has: page.getByRole("heading", { name }) }).locator("code");
}

test("an editor makes a widget of a community: from its list, with another look, and what is pasted is what was seen", async ({ page, newsroom }, info) => {
  const topic = `vidzhet-${info.project.name}-${info.repeatEachIndex}`;
  for (let number = 1; number <= 6; number += 1) {
    await newsroom.put(`${topic}-${number}`, { title: `Новина ${number} для віджета`, tags: [{ slug: topic, name: `тема ${topic}` }] });
  }
  await open(page, `/tags/${topic}`);
  await page.getByRole("link", { name: "Віджет цієї добірки" }).click();
  await expect(page).toHaveURL(`/widgets?tag=${topic}`);
  await expect(parts.heading(page)).toHaveText("Віджет для сайту");
  await expect(parts.heading(page)).toBeFocused();
  // It loads when it comes near.
  await page.locator("visnyk-latest").scrollIntoViewIfNeeded();
  await expect(items(page)).toHaveCount(5);

  await page.getByLabel("Кількість новин").fill("3");
  await page.getByLabel("Макет").selectOption({ label: "Картки" });
  await page.getByLabel("Зображення").uncheck();
  await page.getByLabel("Текст заголовка").fill("Новини «нашої» громади");
  await page.getByLabel("Оформлення", { exact: true }).selectOption({ label: "Як на сторінці довкола" });
  await page.getByRole("link", { name: "Темне", exact: true }).click();
  await page.getByRole("link", { name: "320 px" }).click();
  const state = `heading=${encodeURIComponent("Новини «нашої» громади")}&layout=cards&limit=3&pictures=off&tag=${topic}&theme=host`;
  await expect(page).toHaveURL(`/widgets?${state}&preview-ground=dark&preview-width=320`);
  await expect(items(page)).toHaveCount(3);
  await expect(widget(page).getByRole("heading", { name: "Новини «нашої» громади" })).toBeVisible();
  // It follows the page around it.
  await expect(widget(page).locator("html")).toHaveAttribute("data-theme", "dark");
  const box = await page.locator("visnyk-latest").boundingBox();
  expect(box?.width).toBeLessThanOrEqual(320);

  const pasted = await code(page, "Код зі скриптом").innerText();
  expect(pasted).toContain(`<visnyk-latest heading="Новини «нашої» громади" layout="cards" limit="3" pictures="off" tag="${topic}" theme="host" lang="uk">`);
  const shown = await page.locator("visnyk-latest").evaluate((element) => (element.cloneNode(false) as Element).outerHTML.replace("</visnyk-latest>", ""));
  expect(pasted.startsWith(shown), `${shown} is what ${pasted} begins with`).toBe(true);
  await expect(code(page, "Адреса для WordPress")).toHaveText(new RegExp(`/widgets\\?heading=.*&layout=cards&limit=3&pictures=off&tag=${topic}&theme=host$`));

  await page.reload();
  await expect(page.getByLabel("Кількість новин")).toHaveValue("3");
  await page.locator("visnyk-latest").scrollIntoViewIfNeeded();
  await expect(items(page)).toHaveCount(3);
  // All that was tried is one step of the history.
  await page.goBack();
  await expect(page).toHaveURL(`/tags/${topic}`);
  // The way forward leads to the place that was left.
  await page.goForward();
  await expect(page.getByLabel("Макет")).toHaveValue("cards");
  await expect(page.locator("visnyk-latest")).toBeInViewport();
  await expect(items(page)).toHaveCount(3);
});

test("the filters of lists choose the news, and leave the looks", async ({ page }, info) => {
  await open(page, "/widgets?layout=compact&limit=2&tag=osvita");
  if (info.project.use.isMobile) await page.locator("summary", { hasText: "Фільтри" }).click();
  await page.getByLabel("Область", { exact: true }).selectOption("zhytomyrska");
  await expect(page).toHaveURL("/widgets?region=zhytomyrska&tag=osvita&layout=compact&limit=2");
  await page.getByRole("combobox", { name: "Громада" }).fill("житом");
  await page.getByRole("listbox").getByRole("option", { name: /Житомирська/ }).first().click();
  await expect(page).toHaveURL("/widgets?community=zhytomyrska&region=zhytomyrska&tag=osvita&layout=compact&limit=2");
  await page.getByRole("link", { name: /^Прибрати фільтр Тег: освіта/i }).click();
  await expect(page).toHaveURL("/widgets?community=zhytomyrska&region=zhytomyrska&layout=compact&limit=2");
});
