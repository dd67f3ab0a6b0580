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
