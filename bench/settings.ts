/** What `cargo xtask bench` says of the portal to be measured. */
function need(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this is started by «cargo xtask bench»`);
  return value;
}

/** The newsroom's own address, plain HTTP: http://127.0.0.1:PORT/ */
export const newsroom = new URL(need("NEWSROOM"));
/** The port that the newsroom was told is its public one: our TLS stands there. */
export const publicPort = Number(need("PUBLIC_PORT"));
/** The bundle, as a static host has it. */
export const dist = need("DIST");
export const chromium = need("CHROMIUM");
/** The demo's «today», at which the newsroom stands still. */
export const now = need("NOW");
export const runs = Number(process.env["RUNS"] ?? "5");
/** The whole of what was measured, as JSON. */
export const report = process.env["REPORT"];

/** The article of the demo that is measured: body, cover, tags, a table, quotes. */
export const articleId = process.env["ARTICLE"] ?? "1001";

/** Chromium may run as root here, and must ask nobody on the network for anything. */
export const chromiumArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
