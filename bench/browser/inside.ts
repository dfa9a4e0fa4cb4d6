/** What runs in the page that is measured, before any script of its own. It asks once a frame and changes nothing. */

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

const facts = { lcp: 0, largest: "", cls: 0, tasks: [] as PerformanceEntry[] };

function observe<T extends PerformanceEntry>(type: string, take: (entry: T) => void): void {
  new PerformanceObserver((list) => (list.getEntries() as T[]).forEach(take)).observe({ type, buffered: true });
}

observe<PerformanceEntry & { element?: Element }>("largest-contentful-paint", (entry) => {
  facts.lcp = entry.startTime;
  facts.largest = entry.element ? `${entry.element.tagName}.${entry.element.className}` : "";
});
observe<Shift>("layout-shift", (entry) => {
  if (!entry.hadRecentInput) facts.cls += entry.value;
});
observe("longtask", (entry) => facts.tasks.push(entry));

/** Resolves with the time at which a frame went out of which `holds` is true. */
function frame(holds: () => boolean, since: number, what: string): Promise<number> {
  return new Promise((done, fail) => {
    const look = (): void => {
      if (holds()) {
        // What stands in the document when a frame begins is in that frame; the next task comes after it.
        const after = new MessageChannel();
        after.port1.onmessage = () => done(performance.now() - since);
        after.port2.postMessage(null);
      } else if (performance.now() - since > 30_000) fail(new Error(`never seen within 30 s: ${what}`));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** A page as its content tells it: so many of these elements, and these words in it. */
export interface Seen {
  selector: string;
  count: number;
  words: string[];
}

function isSeen({ selector, count, words }: Seen): boolean {
  const found = document.querySelectorAll(selector);
  if (found.length < count) return false;
  const text = document.querySelector("main")?.textContent ?? "";
  return words.every((word) => text.includes(word)) && (found[0]?.getBoundingClientRect().height ?? 0) > 0;
}

let alive: number | null = null;

/** The application has taken over: it says so at the root. A page that came without content was built by it. */
function isAlive(): boolean {
  const root = document.documentElement;
  return root.dataset["alive"] !== undefined || (skeleton && document.querySelector("main h1") !== null && !document.querySelector("#skeleton"));
}

/** The memories of the modules that the page runs. The debugger's way to find them never answers beside a module in two parts. */
const memories = new Set<WebAssembly.Memory>();
const instantiate = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = async (...given) => {
  const made = await instantiate(...given);
  for (const one of Object.values(made.instance.exports)) if (one instanceof WebAssembly.Memory) memories.add(one);
  return made;
};

let skeleton = false;
let clicked = 0;
addEventListener("click", (event) => (clicked = event.timeStamp), { capture: true });

const tick = (): void => {
  skeleton ||= document.querySelector("#skeleton") !== null;
  if (isAlive()) alive = performance.now();
  else requestAnimationFrame(tick);
};
requestAnimationFrame(tick);

const bench = {
  seen: (what: Seen, since = 0) => frame(() => isSeen(what), since, JSON.stringify(what)),
  alive: () => frame(() => alive !== null, 0, "the sign that the application has taken over").then(() => alive),
  /** A click without a pointer: nothing could be fetched ahead of it. */
  click(selector: string, what: Seen): Promise<number> {
    const link = document.querySelector<HTMLElement>(selector);
    if (!link) throw new Error(`nothing to click: ${selector}`);
    const since = performance.now();
    link.click();
    return bench.seen(what, since);
  },
  /** What follows the click that a pointer made. */
  sinceClick: (what: Seen) => frame(() => clicked > 0 && isSeen(what), 0, JSON.stringify(what)).then((at) => at - clicked),
  back(what: Seen): Promise<number> {
    const since = performance.now();
    history.back();
    return bench.seen(what, since);
  },
  /** Bytes that the modules hold. */
  wasm() {
    if (!memories.size) throw new Error("no module runs in this page");
    return [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  },
  facts() {
    const fcp = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    const blocked = facts.tasks.filter((task) => task.startTime + task.duration > fcp).map((task) => Math.max(0, task.duration - 50));
    return { fcp, lcp: facts.lcp, largest: facts.largest, cls: facts.cls, tbt: blocked.reduce((sum, one) => sum + one, 0) };
  },
};

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
