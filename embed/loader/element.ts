import { type Shown, show } from "./show.ts";

export const tag = "visnyk-latest";

/** The parameters of the document, in the order of the alphabet: one widget has one address. */
export const passed = "accent community from header heading heading-level layout leads limit media pictures radius refresh region tag target to".split(" ");
export const names = passed.concat("consent", "height", "lang", "loading", "theme");

/** Runs it; what it throws is told on the console alone. */
export function safely(run: () => void): void {
  try {
    run();
  } catch (error) {
    console.warn(tag, error);
  }
}

/** The element's class. */
export function widget(portal: string): CustomElementConstructor {
  return class extends HTMLElement {
    static observedAttributes = names;
    #root = this.attachShadow({ mode: "open" });
    #shown: Shown | undefined;

    connectedCallback(): void {
      this.disconnectedCallback();
      safely(() => {
        this.#shown = show(this, this.#root, portal);
      });
    }

    disconnectedCallback(): void {
      this.#shown?.end();
      this.#shown = undefined;
    }

    attributeChangedCallback(name: string, before: string | null, now: string | null): void {
      if (!this.#shown || before === now) return;
      if (name === "theme") this.#shown.dress();
      else this.connectedCallback();
    }

    configure(look: Record<string, string>): void {
      for (const name in look) this.setAttribute(name, look[name] ?? "");
    }

    refresh(): void {
      this.#shown?.refresh();
    }
  };
}
