import { fileURLToPath } from "node:url";
import { chromium as playwright, type BrowserContext } from "playwright-core";
import { script } from "../floor/page.ts";
import type { Identity } from "../serve/secure.ts";
import { chromium, chromiumArgs, now } from "../settings.ts";

/** The newsroom's clock stands still, so must the reader's: what both render is then the same. */
const stillClock = (at: string) => `{
  const Real = Date, at = Real.parse(${JSON.stringify(at)});
  globalThis.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(at); }
    static now() { return at; }
  };
}`;

const inside = script(fileURLToPath(new URL("inside.ts", import.meta.url)));

/** A phone that was never here, for as long as `use` takes: its own Chromium, its own profile. */
export async function fresh<T>(identity: Identity, use: (context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await playwright.launchPersistentContext("", {
    executablePath: chromium,
    args: [...chromiumArgs, `--ignore-certificate-errors-spki-list=${identity.fingerprint}`],
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    isMobile: true,
    hasTouch: true,
    locale: "uk-UA",
    timezoneId: "Europe/Kyiv",
  });
  try {
    await context.addInitScript({ content: stillClock(now) + (await inside) });
    return await use(context);
  } finally {
    await context.close();
  }
}
