/** A widget on a page: a frame over the link that stands in for it. What is in the shadow is out of reach of the page's own style
 * sheets, and made by script alone: a strict policy of the page lets that pass. */

import { isOurs, type News, type Order, type Theme } from "../messages.ts";
import { passed, tag } from "./element.ts";
import { reserved, sizer } from "./size.ts";

/** «Показати» in the languages of the portal; the build writes it here. */
declare const WORDS: Record<"uk" | "en", string>;

/** Milliseconds that the document has to say that it is there. */
const patience = 8_000;

export interface Shown {
  /** Finds out the theme anew. */
  dress(): void;
  refresh(): void;
  end(): void;
}

const css =
  // The scheme of the page's text can be seen in this colour, and its transition tells of a change.
  ":host{display:block}div{display:grid;gap:.5em;outline-color:canvastext;transition:outline-color 1ms}" +
  "slot,iframe{display:block;grid-area:1/1}iframe{border:0;width:100%;opacity:0;pointer-events:none}" +
  ".ready slot{display:none}.ready iframe{opacity:1;pointer-events:auto}button{font:inherit;padding:.5em}";

/** What takes the messages of a frame. One listener serves all widgets of a page. */
const frames = new WeakMap<object, (news: News & { id: unknown }) => unknown>();

export function follow(portal: string): void {
  addEventListener("message", ({ source, origin, data }) => {
    if (source && (origin === portal || origin === "null") && isOurs(data)) frames.get(source)?.(data as News & { id: unknown });
  });
}

export function show(element: HTMLElement, root: ShadowRoot, portal: string): Shown {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const make = <K extends keyof HTMLElementTagNameMap>(name: K) => document.createElement(name);
  const [box, frame] = [make("div"), make("iframe")];
  box.append(make("slot"));
  root.replaceChildren(box);

  const value = (name: string) => (element.getAttribute(name) ?? "").trim();
  /** A value of the loader's own; what makes no sense is told, and as if absent. */
  const chosen = (name: string, right: RegExp): string => {
    const text = value(name).toLowerCase();
    if (right.test(text)) return text;
    console.warn(tag, name, text);
    return "";
  };
  const tell = (type: string, detail?: unknown) => element.dispatchEvent(new CustomEvent(`visnyk:${type}`, { bubbles: true, detail }));
  const lang = /^en\b/i.test(`${element.closest<HTMLElement>("[lang]")?.lang}`) ? "en" : "uk";
  const title = value("heading") || element.textContent || portal;
  const fixed = Number(chosen("height", /^(auto|1[5-9]\d|[2-9]\d\d|1\d{3}|2000|)$/));

  let isOver = false;
  const id = crypto.getRandomValues(new Uint32Array(4)).join("");
  const post = (order: Order) => inside?.postMessage({ visnyk: 1, id, ...order }, "*");
  let inside: Window | null;
  const dark = matchMedia("(prefers-color-scheme:dark)");
  let theme: Theme;
  const greet = () => post({ type: "hello", theme });
  const dress = () => {
    const told = chosen("theme", /^(auto|light|dark|host|)$/);
    // White or nearly so.
    const isDark = told === "host" ? /2\d\d/.test(getComputedStyle(box).outlineColor) : dark.matches;
    // A frame whose scheme is not that of its document gets an opaque ground.
    frame.style.colorScheme = theme = told === "light" || told === "dark" ? told : isDark ? "dark" : "light";
    greet();
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  // Without one the height is the content's.
  let height = fixed;
  const put = (state: string) => {
    box.className = state;
    frame.style.height = box.style.minHeight = `${state === "error" ? 0 : height}px`;
  };
  const ask = sizer((wanted) => {
    height = fixed || wanted;
    put(box.className);
    tell("resize", { height });
  });
  const fail = () => {
    if (isOver || box.className === "error") return;
    put("error");
    tell("error");
  };
  const listen = (news: News & { id: unknown }) => {
    if (isOver) return;
    if (news.type === "hello") return greet();
    if (news.id !== id) return;
    if (news.type === "error") return fail();
    if (news.type === "click") return typeof news.url === "string" && news.url.startsWith(`${portal}/`) && tell("click", { url: news.url });
    ask(news.height);
    if (news.type !== "ready") return;
    clearTimeout(timer);
    const isNew = box.className !== "ready";
    put("ready");
    if (isNew) tell("ready", { count: news.count });
    if (!news.count) tell("empty");
  };

  const load = () => {
    if (isOver) return;
    dress();
    const given = passed.filter(value).map((name) => [name, value(name)]);
    frame.src = `${portal}/embed/latest?${new URLSearchParams([...given, ["lang", lang], ["theme", theme]])}`;
    frame.title = title;
    frame.referrerPolicy = "strict-origin";
    timer = setTimeout(fail, patience);
    box.append(frame);
    inside = frame.contentWindow;
    if (inside) frames.set(inside, listen);
  };
  // The browser's own lazy loading would begin unseen: then nothing could tell a late document from one that never comes.
  const isEager = chosen("loading", /^(lazy|eager|)$/) === "eager";
  const near = new IntersectionObserver(
    (entries) => {
      const { isIntersecting, boundingClientRect } = entries.pop() as IntersectionObserverEntry;
      // The width is known here without laying out the page.
      height = fixed || reserved(value, boundingClientRect.width);
      put("");
      if (!isEager && !isIntersecting) return;
      near.disconnect();
      // Making a frame takes time: each has a task of its own.
      setTimeout(load);
    },
    { rootMargin: "600px" },
  );
  dark.onchange = dress;
  box.ontransitionend = dress;
  if (chosen("consent", /^(none|click|)$/) === "click") {
    const button = make("button");
    button.textContent = `${WORDS[lang]}: ${title} (${portal})`;
    button.onclick = () => {
      button.remove();
      near.observe(box);
    };
    box.append(button);
  } else near.observe(box);

  return {
    dress,
    refresh: () => post({ type: "refresh" }),
    end() {
      isOver = true;
      dark.onchange = null;
    },
  };
}
