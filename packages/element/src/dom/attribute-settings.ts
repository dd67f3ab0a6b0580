import type { ValueOf } from "@onlookers/core/widget";
import { parserOf, type AttributeKind, type Parser } from "./attribute-parsers.js";

/** A setting that an element has as an attribute and as a property. */
export type AttributeSetting<Name extends string = string> = readonly [
  /** `hideBelow` */
  name: Name,
  /** `hide-below` */
  attribute: string,
  parse: Parser,
];

/** Rows of settings that have an attribute. */
export type AttributeTable = Readonly<Record<string, AttributeKind>>;

/** The properties of an element whose attributes a table describes. Each keeps the docstring of its row. */
export type AttributeProperties<Table extends AttributeTable> = {
  -readonly [Name in keyof Table]?: ValueOf<Table[Name]> | undefined;
};

/** Returns the settings of a table, with the names and parsers of their attributes. */
export function attributeSettings<Table extends AttributeTable>(
  table: Table,
): readonly AttributeSetting<Extract<keyof Table, string>>[] {
  const settings = [];
  for (const name in table) {
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    settings.push([name, attribute, parserOf(table[name])] as const);
  }
  return settings;
}

/** The value of an attribute. All but strings are written as JSON: `17`, `true`, `[20,50]`. */
type AttributeValue = string | number | boolean | object | null | undefined;

/** Writes attributes that have changed. `undefined`, `null` and `false` remove one. */
export function writeAttributes(element: Element, attributes: Readonly<Record<string, AttributeValue>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const text = typeof value === "string" ? value : JSON.stringify(value === false ? null : (value ?? null));
    if (text === "null") element.removeAttribute(name);
    else if (text !== element.getAttribute(name)) element.setAttribute(name, text);
  }
}

/** Adds a property to an element's class for each setting. The value is stored in the attribute alone. */
export function reflectProperties(prototype: HTMLElement, settings: readonly AttributeSetting[]): void {
  for (const [name, attribute, parse] of settings) {
    Object.defineProperty(prototype, name, {
      get(this: HTMLElement) {
        return parse(this.getAttribute(attribute));
      },
      set(this: HTMLElement, value: AttributeValue) {
        writeAttributes(this, { [attribute]: value });
      },
    });
  }
}

/** Applies properties that were set before the element was defined. They would shadow those of its class. */
export function upgradeProperties(element: HTMLElement): void {
  for (const [name, value] of Object.entries(element)) {
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}
