/**
 * Parses a count: a safe integer ≥ 0. Everything else (a fraction, `null`, `true`, 2^53) is `null`, never 0, because an
 * error must not look like an empty site.
 *
 * @param options.digits also accepts a string of at most 16 digits, which some SQL drivers return
 */
export function parseCount(value: unknown, options: { readonly digits?: boolean | undefined } = {}): number | null {
  const number = options.digits === true && typeof value === "string" && DIGITS.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 0) return null;
  return number + 0; // Turns -0, which JSON can contain, into 0.
}

const DIGITS = /^\d{1,16}$/;

/** `value` if it is a JSON object, else `null`. Its own keys may include `__proto__`. */
export function parseRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return isRecord(value) ? value : null;
}

/** The objects in a JSON array; `null` if it isn't an array. */
export function parseRows(value: unknown): readonly Readonly<Record<string, unknown>>[] | null {
  return Array.isArray(value) ? value.filter(isRecord) : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Parses an ISO 3166-1 alpha-2 code into upper case; `null` for everything else, such as the `unknown` of some services. */
export function parseCountry(value: unknown): string | null {
  return typeof value === "string" && /^[A-Za-z]{2}$/.test(value) ? value.toUpperCase() : null;
}
