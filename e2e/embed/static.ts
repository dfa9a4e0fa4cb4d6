import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { dist } from "../settings.ts";
import { type Host, portal } from "./host.ts";

/** Puts the bundle's widget on a static host. */
export async function putStatic(host: Host, api = portal): Promise<void> {
  const folder = join(dist, "embed");
  for (const name of (await readdir(folder)).filter((name) => /\.(js|css)$/.test(name))) {
    const type = name.endsWith(".css") ? "text/css" : "text/javascript";
    host.put(`/embed/${name}`, await readFile(join(folder, name), "utf8"), { "cross-origin-resource-policy": "cross-origin" }, type);
  }
  const page = await readFile(join(folder, "latest.html"), "utf8");
  const settings = JSON.stringify({ api, site_name: "Вісник" });
  host.put("/embed/latest", page.replace(">{}<", `>${settings}<`), { "cross-origin-embedder-policy": "require-corp", "cross-origin-resource-policy": "cross-origin" });
}
