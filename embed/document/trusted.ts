/** HTML of our own newsroom, for a parser that runs no scripts. Where a browser knows Trusted Types, it takes no other string; the
 * headers name the policy (crates/shell/src/document.rs). */

interface Policy {
  createHTML(html: string): string;
}

const types = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes;
const policy = types?.createPolicy("visnyk-widget", { createHTML: (html) => html });

/** Browsers of types take what the policy made for a string. */
export function newsroomHtml(html: string): string {
  return policy ? policy.createHTML(html) : html;
}
