/**
 * Reads a count: a safe integer ≥ 0. Anything else (a fraction, `null`, `true`, 2^53) is `null`, never 0,
 * because an error must not become an empty shop.
 *
 * @param options.digits also takes a string of at most 16 digits, as SQL drivers hand them on
 */
export function parseCount(value: unknown, options: { readonly digits?: boolean | undefined } = {}): number | null {
  const number = options.digits === true && typeof value === "string" && DIGITS.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 0) return null;
  return number + 0; // -0, which JSON can say, is 0.
}

const DIGITS = /^\d{1,16}$/;
