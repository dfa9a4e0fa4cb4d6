/** Runs in the page: what of the elements under `root` is not on the list, and which names of the page were taken. */
export function strangers(root: string): string[] {
  const elements = new Set(
    ("a abbr article aside details summary blockquote body br button circle dd div dl dt em figcaption figure footer form g h1 h2 h3 h4 header hr img input label li line link main meta nav noscript ol " +
      "option p path picture polygon polyline rect script section select source span strong sub sup svg table tbody td template text textarea th thead time title tr ul use visnyk-latest").split(" "),
  );
  const attributes = new Set(
    ("alt autocapitalize autocomplete crossorigin maxlength class cx cy d datetime decoding dir enterkeyhint fill for height href hreflang id lang loading name placeholder r rel role rx scope sizes spellcheck src srcset " +
      "stroke stroke-linecap stroke-linejoin stroke-width tabindex target title type value viewBox width x x1 x2 xmlns y y1 y2 focusable fetchpriority disabled hidden action method download content property").split(" "),
  );
  const taken = ["location", "cookie", "attributes", "parentNode", "body", "forms", "documentElement"];
  const found: string[] = [];
  const start = document.querySelector(root);
  if (!start) return [`no ${root}`];
  for (const element of [start, ...start.querySelectorAll("*")]) {
    const name = element.localName;
    // Scripts of the page itself are known by what they hold: data, or the program.
    const isOwn = name !== "script" || /^(application\/(ld\+)?json|module|speculationrules)$/.test(element.getAttribute("type") ?? "") || element.hasAttribute("data-part") || root === "body";
    if (!elements.has(name) || !isOwn) found.push(name);
    for (const { name: attribute, value } of [...element.attributes]) {
      if (!attributes.has(attribute) && !/^(aria|data)-[a-z-]+$/.test(attribute)) found.push(`${name} ${attribute}`);
      if (["href", "src", "action", "srcset", "xlink:href"].includes(attribute) && !/^(https?:\/\/|mailto:|tel:|#|\/(?!\/)|$)/i.test(value)) {
        found.push(`${name} ${attribute} ${/^[\w+.-]+:/.exec(value)?.[0] ?? value}`);
      }
      if (["id", "name"].includes(attribute) && taken.includes(value)) found.push(`${name} ${attribute}=${value}`);
    }
  }
  const whole: unknown[] = [document.cookie, document.body.parentNode, document.body.attributes, document.location.href];
  const kinds = [typeof whole[0] === "string", whole[1] === document.documentElement, whole[2] instanceof NamedNodeMap, typeof whole[3] === "string"];
  if (kinds.includes(false)) found.push("a name of the page is taken");
  return found;
}
