/** Parses an ISO 3166-1 alpha-2 code into upper case; `null` for everything else, such as the `unknown` of some services. */
export function parseCountry(value: unknown): string | null {
  return typeof value === "string" && /^[A-Za-z]{2}$/.test(value) ? value.toUpperCase() : null;
}
