/** Paths of the portal, by the rule of crates/contract/src/safe_url.rs. */

/** Bytes. */
const longest = 2_048;
/** Browsers drop some of them silently, and take a backslash for a slash. */
const forbidden = /[\p{Cc}\p{White_Space}\\<>"`\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
/** What no escape may hide. */
const hidden = /[\0-\x1f\x7f\\]/;

/** The path that a value is; all else might lead to another host, or run. */
export function path(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > longest) return undefined;
  const address = value.trim();
  // A slash after a slash is where a host begins.
  if (!address.startsWith("/") || /^[^?#]*\/(\/|%2f)/i.test(address) || forbidden.test(address)) return undefined;
  if (new TextEncoder().encode(address).length > longest) return undefined;
  try {
    return hidden.test(decodeURIComponent(address)) ? undefined : address;
  } catch {
    return undefined;
  }
}
