import type { ZtasDialect } from "./ztas-dialect.js";

/** A valid token, or the error message of the 401. */
export type CheckedToken = { readonly token: string } | { readonly error: string };

/** The error messages for invalid and expired tokens. */
export function tokenErrors(dialect: ZtasDialect): { readonly invalid: string; readonly expired: string } {
  return dialect === "docs"
    ? { invalid: "Invalid or expired token", expired: "Invalid or expired token" }
    : { invalid: "Invalid token", expired: "Token expired. Please log in again." };
}

/** What {@link checkToken} needs beside the header. */
export interface TokenCheck {
  readonly isValid: (token: string) => boolean;
  readonly dialect: ZtasDialect;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Parses and checks the `Authorization` header. It must have exactly two parts, and `Bearer` is case-sensitive. A token
 * with the form of a JWT expires at its `exp`. The mock checks no signature: it accepts only the tokens of its sites.
 */
export function checkToken(header: string | null, { isValid, dialect, now }: TokenCheck): CheckedToken {
  const [scheme, token, ...more] = (header ?? "").split(" ");
  if (scheme !== "Bearer" || !token || more.length > 0) return { error: "No token provided" };
  if (!isValid(token)) return { error: tokenErrors(dialect).invalid };
  const expiry = expiryOf(token);
  return expiry !== null && expiry * 1000 <= now ? { error: tokenErrors(dialect).expired } : { token };
}

/** The `exp` of a JWT in epoch seconds, `null` for any other token. */
function expiryOf(token: string): number | null {
  const payload = token.split(".")[1] ?? "";
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    const exp = typeof claims === "object" && claims !== null && "exp" in claims ? claims.exp : null;
    return typeof exp === "number" ? exp : null;
  } catch {
    return null; // Not a JWT, such as the token of the examples. It never expires.
  }
}
