/**
 * `value` if it is a JSON object, else `null`. JSON's own keys only: read them with {@link Object.hasOwn} in mind,
 * `__proto__` can be one.
 */
export function parseRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return isRecord(value) ? value : null;
}

/** The rows of a JSON array that are objects; `null` where it is no array. */
export function parseRows(value: unknown): readonly Readonly<Record<string, unknown>>[] | null {
  return Array.isArray(value) ? value.filter(isRecord) : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
