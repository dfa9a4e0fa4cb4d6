/** What the page knows of its portal and its reader. */

interface Config {
  api?: string;
  worker?: string;
}

function read(): Config {
  try {
    return JSON.parse(document.getElementById("visnyk-config")?.textContent || "{}") as Config;
  } catch {
    return {};
  }
}

const config = read();

/** Where the API is. */
export const api = config.api || location.origin;

/** The operator has switched the worker off. */
export const isOff = config.worker === "off";

/** What the browser keeps under a name; some browsers refuse. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(`visnyk.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether the reader spares data, by the portal's setting or the browser's. */
export function sparesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return (recall("data-saver") ?? (connection?.saveData ? "on" : "off")) === "on";
}
