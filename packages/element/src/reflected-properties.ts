/** Reads each property from its attribute's text, `null` where there is none. What makes no sense counts as missing. */
export type Readers<Properties> = { readonly [name in keyof Properties]-?: (text: string | null) => Properties[name] };

/** The attribute of a property: `hide-below` of `hideBelow`. */
export function attributeOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Gives a class properties that live in attributes alone, so that either shows what the other was set to. */
export function reflectProperties<Properties>(prototype: HTMLElement, readers: Readers<Properties>): void {
  for (const [property, read] of Object.entries<(text: string | null) => unknown>(readers)) {
    const attribute = attributeOf(property);
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get(this: HTMLElement) {
        return read(this.getAttribute(attribute));
      },
      set(this: HTMLElement, value: string | number | boolean | object | null | undefined) {
        if (value === undefined || value === null || value === false) this.removeAttribute(attribute);
        else this.setAttribute(attribute, typeof value === "object" ? JSON.stringify(value) : String(value));
      },
    });
  }
}

/** Takes up what was set before the element knew its properties, which would hide them for ever. */
export function takeUpProperties(element: HTMLElement, properties: readonly string[]): void {
  for (const property of properties) {
    if (!Object.hasOwn(element, property)) continue;
    const value: unknown = Reflect.get(element, property);
    Reflect.deleteProperty(element, property);
    Reflect.set(element, property, value);
  }
}
