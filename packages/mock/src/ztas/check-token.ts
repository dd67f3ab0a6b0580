import type { ZtasDialect } from "./ztas-dialect.js";

/** A token that the service knows, or the sentence that goes with 401. */
export type CheckedToken = { readonly token: string } | { readonly refusal: string };

/** What a token is refused with once it has expired or was never good. */
export function refusals(dialect: ZtasDialect): { readonly invalid: string; readonly expired: string } {
  return dialect === "docs"
    ? { invalid: "Invalid or expired token", expired: "Invalid or expired token" }
    : { invalid: "Invalid token", expired: "Token expired. Please log in again." };
}

/**
 * The header must have exactly two parts and say `Bearer` in just that case. A token that looks like a JWT and has an
 * `exp` in the past has expired; that it is known stands for its signature.
 *
 * @param now epoch milliseconds
 */
export function checkToken(
  header: string | null,
  known: readonly string[],
  dialect: ZtasDialect,
  now: number,
): CheckedToken {
  const [scheme, token, ...more] = (header ?? "").split(" ");
  if (scheme !== "Bearer" || !token || more.length > 0) return { refusal: "No token provided" };
  if (!known.includes(token)) return { refusal: refusals(dialect).invalid };
  const expiry = expiryOf(token);
  return expiry !== null && expiry * 1000 <= now ? { refusal: refusals(dialect).expired } : { token };
}

/** The `exp` of a JWT, in epoch seconds. */
function expiryOf(token: string): number | null {
  const payload = token.split(".")[1] ?? "";
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    const exp = typeof claims === "object" && claims !== null && "exp" in claims ? claims.exp : null;
    return typeof exp === "number" ? exp : null;
  } catch {
    return null; // Not a JWT: one of the examples' words, which never expire.
  }
}
