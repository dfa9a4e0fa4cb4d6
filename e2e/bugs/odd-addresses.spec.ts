import { expect, open, parts, test } from "../helper.ts";

const addresses = ["/%", "/news/%00", "/%E0%A4%A", "/%C0%AE", "/a//b", "//", "/news/..%2f..%2fapi", `/${"a".repeat(8_000)}`, `/news/${"%D1%88".repeat(1_300)}`];

for (const address of addresses) {
  const name = address.length > 40 ? `${address.slice(0, 20)}… (${address.length} characters)` : address;
  test(`${name} shows the page that says there is none`, async ({ page, watch, baseURL }) => {
    watch.expect(/console: Failed to load resource.*404/);
    const answer = await open(page, new URL(baseURL ?? "").origin + address);
    expect(answer.status()).toBe(404);
    await expect(parts.heading(page)).toHaveText(/Сторінки не знайдено|Такої статті немає/);
    await parts.navigation(page).getByRole("link", { name: "Новини" }).click();
    await expect(parts.heading(page)).toHaveText("Новини");
  });
}
