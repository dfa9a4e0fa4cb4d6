import { axe, expect, fitsWidth, open, parts, test } from "../../helper.ts";

test("what is copied is what is shown, and it is told to those who see it and to those who listen", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "/widgets?tag=osvita");
  for (const name of ["Код зі скриптом", "Адреса для WordPress", "Рамка без скрипта", "Правила Content-Security-Policy"]) {
    const snippet = page.locator(".snippet").filter({ has: page.getByRole("heading", { name }) });
    await snippet.getByRole("button", { name: `Копіювати: ${name}` }).press("Enter");
    await expect(snippet.locator(".snippet-told")).toHaveText("Скопійовано");
    await expect(page.getByRole("status").filter({ hasText: `${name}: Скопійовано` })).toHaveCount(1);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await snippet.locator("code").evaluate((code) => code.textContent));
  }
  // It is another code now.
  await page.getByLabel("Макет").selectOption("cards");
  await expect(page.locator(".snippet-told").filter({ hasText: "Скопійовано" })).toHaveCount(1);
});

test("a browser that does not let a page copy says so", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await open(page, "/en/widgets");
  await page.getByRole("button", { name: "Copy: Code with a script" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Could not copy." })).toHaveCount(1);
  await expect(page.locator(".snippet-told").first()).toHaveText("Could not copy. Select the text and copy it yourself.");
});

test("a colour that cannot be read is told, and the widget shows another", async ({ page }) => {
  await open(page, "/widgets?tag=osvita&theme=light");
  await page.getByLabel("Колір посилань").fill("ffd500");
  await page.getByLabel("Колір посилань").press("Enter");
  await expect(page).toHaveURL("/widgets?accent=ffd500&tag=osvita&theme=light");
  const line = parts.main(page).getByText(/^На світлому тлі: 1,2:1/);
  const other = /#[0-9a-f]{6}$/.exec(await line.innerText())?.[0] ?? "";
  // It loads when it comes near.
  await page.locator("visnyk-latest").scrollIntoViewIfNeeded();
  const frame = page.frameLocator("visnyk-latest iframe");
  await expect.poll(() => frame.locator("html").evaluate((html) => getComputedStyle(html).getPropertyValue("--accent").trim())).toBe(other);
  // What is no colour is told.
  await page.getByLabel("Колір посилань").fill("жовтий");
  await page.getByLabel("Колір посилань").press("Enter");
  await expect(page.getByRole("note").filter({ hasText: "accent=жовтий" })).toBeVisible();
  await expect(page.locator(".snippet code").first()).not.toContainText("accent");
  await page.getByLabel("Макет").selectOption("cards");
  await expect(page).toHaveURL("/widgets?layout=cards&tag=osvita&theme=light");
  await expect(page.getByRole("note").filter({ hasText: "accent=" })).toHaveCount(0);
});

test("by keyboard alone: a look is chosen, and the focus stays where it was", async ({ page }) => {
  await open(page, "/widgets?tag=osvita");
  await page.getByLabel("Макет").focus();
  await page.keyboard.press("ArrowDown");
  await expect(page).toHaveURL("/widgets?layout=compact&tag=osvita");
  await expect(page.getByLabel("Макет")).toBeFocused();
  await page.getByLabel("Короткий зміст новин").press(" ");
  await expect(page).toHaveURL("/widgets?layout=compact&leads=on&tag=osvita");
  await expect(page.getByLabel("Короткий зміст новин")).toBeFocused();
  await page.getByRole("link", { name: "600 px" }).press("Enter");
  await expect(page).toHaveURL(/preview-width=600$/);
  await expect(page.locator(".preview-choices [aria-current=true]")).toHaveText(["600 px", "Світле"]);
});

test("with large text and all on it the builder fits a phone, in both themes", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, "/widgets?accent=ffd500&heading=%D0%94%D1%83%D0%B6%D0%B5%D0%B4%D0%BE%D0%B2%D0%B3%D0%B8%D0%B9%D0%B7%D0%B0%D0%B3%D0%BE%D0%BB%D0%BE%D0%B2%D0%BE%D0%BA&tag=osvita&limit=1000&preview-ground=picture");
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  await fitsWidth(page);
  await axe(page, "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await axe(page, "dark");
});

test.describe("without the program", () => {
  test.use({ javaScriptEnabled: false });

  test("the form leads to the same address", async ({ page, watch }) => {
    watch.expect(/^request: csp /);
    await page.goto("/widgets?tag=osvita&preview-ground=dark");
    await page.getByLabel("Кількість новин").fill("7");
    await page.getByLabel("Зображення").uncheck();
    await page.getByLabel("Короткий зміст новин").check();
    await page.getByLabel("Текст заголовка").fill("Наші & новини");
    await page.locator(".widget-form").getByRole("button", { name: "Застосувати" }).click();
    const code = page.locator(".snippet code").first();
    await expect(code).toContainText('<visnyk-latest heading="Наші &amp; новини" leads="on" limit="7" pictures="off" tag="osvita" lang="uk">');
    await expect(page.getByLabel("Зображення")).not.toBeChecked();
    await expect(page.locator(".preview")).toHaveAttribute("data-ground", "dark");
  });
});
