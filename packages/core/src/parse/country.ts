/** Reads an ISO 3166-1 alpha-2 code, in upper case; `null` for all else (`unknown` is a value that services store). */
export function parseCountry(value: unknown): string | null {
  return typeof value === "string" && /^[A-Za-z]{2}$/.test(value) ? value.toUpperCase() : null;
}
