import type { ValueOf } from "@onlookers/core/widget";
import { parserOf, type AttributeKind } from "./attribute-parsers.js";

/** Settings that an element has as attributes and as properties: `hide-below` and `hideBelow`. */
export type AttributeTable = Readonly<Record<string, AttributeKind>>;

/** The properties of an element whose attributes a table describes. Each keeps the docstring of its row. */
export type AttributeProperties<Table extends AttributeTable> = {
  -readonly [Name in keyof Table]?: ValueOf<Table[Name]> | undefined;
};

/** The value of an attribute. All but strings are written as JSON: `17`, `true`, `[20,50]`. */
type AttributeValue = string | number | boolean | object | null | undefined;

/** Writes attributes that have changed. `undefined`, `null` and `false` remove one. */
export function writeAttributes(element: Element, attributes: Readonly<Record<string, AttributeValue>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    if (value === undefined || value === null || value === false) element.removeAttribute(name);
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
      set(this: HTMLElement, value: AttributeValue) {
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
