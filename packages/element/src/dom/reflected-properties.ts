/** Reads each property from its attribute's text, `null` where there is none. What makes no sense counts as missing. */
export type Readers<Properties> = { readonly [name in keyof Properties]-?: (text: string | null) => Properties[name] };

/** The attribute of a property: `hide-below` of `hideBelow`. */
export function attributeOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What an attribute may be set to: a list or a count is JSON there. */
type AttributeValue = string | number | boolean | object | null | undefined;

/** Writes a value where styles, auditors and {@link Readers} find it. One that says nothing leaves no attribute. */
export function writeAttribute(element: Element, attribute: string, value: AttributeValue): void {
  if (value === undefined || value === null || value === false) element.removeAttribute(attribute);
  else element.setAttribute(attribute, typeof value === "object" ? JSON.stringify(value) : String(value));
}

/** Gives a class properties that live in attributes alone, so that either shows what the other was set to. */
export function reflectProperties<Properties>(prototype: HTMLElement, readers: Readers<Properties>): void {
  for (const [property, read] of Object.entries<(text: string | null) => unknown>(readers)) {
    const attribute = attributeOf(property);
    Object.defineProperty(prototype, property, {
      get(this: HTMLElement) {
        return read(this.getAttribute(attribute));
      },
      set(this: HTMLElement, value: AttributeValue) {
        writeAttribute(this, attribute, value);
      },
    });
  }
}

/** Takes up what was set before the element knew its properties, which would hide them for ever. */
export function takeUpProperties(element: HTMLElement): void {
  for (const [property, value] of Object.entries(element)) {
    Reflect.deleteProperty(element, property);
    Reflect.set(element, property, value);
  }
}
