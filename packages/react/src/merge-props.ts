/**
 * One element's props of two owners'. Handlers are called one after the other, class names and styles add up, of other
 * props those of the element itself come first, but for what a counter tells by its `data-` attributes.
 */
export function mergeProps(counter: object, own: object): Readonly<Record<string, unknown>> {
  const merged: Record<string, unknown> = { ...counter };
  for (const [name, value] of Object.entries<unknown>({ ...own })) {
    const other = merged[name];
    if (value === undefined || isCounters(name, merged)) continue;
    if (name === "className") merged[name] = [other, value].filter(Boolean).join(" ");
    else if (name === "style") merged[name] = Object.assign({}, other, value);
    else if (isHandler(value) && isHandler(other)) merged[name] = inTurn(value, other);
    else merged[name] = value;
  }
  return merged;
}

function isCounters(name: string, merged: object): boolean {
  return name === "children" || name === "ref" || (name.startsWith("data-") && name in merged);
}

type Handler = (...all: unknown[]) => unknown;

function isHandler(value: unknown): value is Handler {
  return typeof value === "function";
}

function inTurn(first: Handler, second: Handler): Handler {
  return (...all) => {
    first(...all);
    second(...all);
  };
}
