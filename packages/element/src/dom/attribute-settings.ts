import type { ValueOf } from "@onlookers/core/widget";
import { parserOf, type AttributeKind } from "./attribute-parsers.js";

/** Settings that an element has as attributes and as properties: `hide-below` and `hideBelow`. */
export type AttributeTable = Readonly<Record<string, AttributeKind>>;

/** The properties of an element whose attributes a table describes. Each keeps the docstring of its row. */
export type AttributeProperties<Table extends AttributeTable> = {
  -readonly [Name in keyof Table]?: ValueOf<Table[Name]> | undefined;
};

/** The text of an attribute: that of a URL, and JSON for all others but strings: `17`, `true`, `[20,50]`. */
function toText(value: unknown): string | undefined {
  try {
    const text: unknown = Object(value).href ?? value;
    return typeof text === "string" ? text : JSON.stringify(text ?? undefined);
  } catch {
    return undefined; // Cyclic.
  }
}

/** Writes attributes that have changed. `undefined`, `null`, `false`, and what has no text, remove one. */
export function writeAttributes(element: Element, attributes: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const text = toText(value === false ? null : value);
    if (text === undefined) element.removeAttribute(name);
    else if (text !== element.getAttribute(name)) element.setAttribute(name, text);
  }
}

/**
 * Adds a property to an element's class for each setting. The value is stored in the attribute alone.
 *
 * @returns the names of the attributes
 */
export function reflectProperties(prototype: HTMLElement, table: AttributeTable): string[] {
  return Object.entries(table).map(([name, kind]) => {
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const parse = parserOf(kind);
    Object.defineProperty(prototype, name, {
      get(this: HTMLElement) {
        return parse(this.getAttribute(attribute));
      },
      set(this: HTMLElement, value: unknown) {
        writeAttributes(this, { [attribute]: value });
      },
    });
    return attribute;
  });
}

/** Applies properties that were set before the element was defined. They would shadow those of its class. */
export function upgradeProperties(element: HTMLElement): void {
  for (const [name, value] of Object.entries(element)) {
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}
