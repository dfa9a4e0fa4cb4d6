/** The one address from which the page has code fetched by its name. Where a browser knows Trusted Types, it takes no other; the
 * headers name the policy (crates/shell/src/document.rs). */

interface Policies {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): { createScriptURL: (address: string) => string };
}

const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;

/** A policy of a name is made once; who registers the worker again has the same. */
const policy = policies?.createPolicy("visnyk-worker", {
  createScriptURL: (text) => {
    if (!/^\/sw\.js(\?api=[^&]*)?$/.test(text)) throw new TypeError(`${text} is no worker`);
    return text;
  },
});

/** The worker's address; browsers of types take what the policy made for a string. */
export function workerAt(address: string): string {
  return policy ? policy.createScriptURL(address) : address;
}
