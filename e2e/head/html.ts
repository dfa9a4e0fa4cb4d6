import { type DefaultTreeAdapterTypes, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What no reader without scripts sees as text. */
const unseen = new Set(["script", "style", "template", "noscript"]);

function textOf(nodes: Node[]): string {
  return nodes.map((node) => ("value" in node ? node.value : "tagName" in node && !unseen.has(node.tagName) ? textOf(node.childNodes) : "")).join("");
}

/** One space where there was any white space: texts are then comparable. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** An element of a page that was read as a browser reads it. */
export class Tag {
  constructor(private readonly element: Element) {}

  attribute(name: string): string | undefined {
    return this.element.attrs.find((attribute) => attribute.name === name)?.value;
  }

  text(): string {
    return plain(textOf(this.element.childNodes));
  }

  /** The text of a script, which is no text of the page. */
  source(): string {
    return this.element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
  }

  has(attributes: Record<string, string>): boolean {
    return Object.entries(attributes).every(([name, value]) => (this.attribute(name) ?? "").split(/\s+/).includes(value) || this.attribute(name) === value);
  }

  /** Elements below this one, by name and attributes. */
  all(name: string, attributes: Record<string, string> = {}): Tag[] {
    const found: Tag[] = [];
    const walk = (nodes: Node[]): void => {
      for (const node of nodes) {
        if (!("tagName" in node)) continue;
        const tag = new Tag(node);
        if (node.tagName === name && tag.has(attributes)) found.push(tag);
        walk(node.childNodes);
      }
    };
    walk(this.element.childNodes);
    return found;
  }
}

/** A page as it comes over the wire: nothing of it was run. */
export class Html {
  private readonly root: Tag;

  constructor(html: string) {
    const root = parse(html).childNodes.find((node) => "tagName" in node);
    if (!root) throw new Error("no element in the page");
    this.root = new Tag(root);
  }

  lang(): string | undefined {
    return this.root.attribute("lang");
  }

  all(name: string, attributes: Record<string, string> = {}): Tag[] {
    return this.root.all(name, attributes);
  }

  main(): string {
    return this.all("main")[0]?.text() ?? "";
  }

  /** The contents of `<meta name>` or `<meta property>`. */
  meta(name: string): string[] {
    return [...this.all("meta", { name }), ...this.all("meta", { property: name })].map((tag) => tag.attribute("content") ?? "");
  }

  links(rel: string, attributes: Record<string, string> = {}): Tag[] {
    return this.all("link", { rel, ...attributes });
  }

  /** Everything that is told in JSON-LD; a graph is told item by item. */
  told(): Record<string, unknown>[] {
    return this.all("script", { type: "application/ld+json" }).flatMap((tag) => {
      const value = JSON.parse(tag.source()) as Record<string, unknown>;
      const graph = value["@graph"];
      return Array.isArray(graph) ? (graph as Record<string, unknown>[]).map((item) => ({ "@context": value["@context"], ...item })) : [value];
    });
  }

  ofType(type: string): Record<string, unknown>[] {
    return this.told().filter((item) => item["@type"] === type);
  }
}
