import { slidingWindow } from "../service/limiters.js";
import { parseJsonObject } from "../service/parse-json-object.js";
import { json, type PlainResponse } from "../service/plain-response.js";
import type { Account } from "../service/service-row.js";

/** The credential of a site at ztas. */
export interface ZtasCredential {
  readonly siteId: string;
  /** A login token. */
  readonly token: string;
  /** The login that issues other tokens. */
  readonly email?: string | undefined;
  readonly password?: string | undefined;
  /** Whether the account has two-factor authentication. Its login issues no token. @default false */
  readonly hasTwoFactor?: boolean | undefined;
}

type ZtasAccount = Account<ZtasCredential>;

/** The login route, and the tokens that it has issued. */
export interface ZtasLogin {
  /** @param now epoch milliseconds */
  respond(request: { readonly method: string; readonly body: string; readonly now: number }): PlainResponse;
  /** The accounts that a token may read. */
  accountsOf(token: string): readonly ZtasAccount[];
}

const TOKEN_SECONDS = 7 * 24 * 3600;
const TEMPORARY_TOKEN_SECONDS = 300;
/** Per IP address, of which the mock knows one. */
const LIMIT = { requests: 10, seconds: 60 } as const;
const CORS_HEADERS = { "access-control-allow-origin": "*" } as const;

/** Creates the login. Tokens are JWTs that expire after seven days; nothing refreshes them. */
export function createZtasLogin(accounts: readonly ZtasAccount[]): ZtasLogin {
  const take = slidingWindow(LIMIT);
  const accountsByToken = new Map<string, readonly ZtasAccount[]>();
  for (const { token } of accounts) {
    accountsByToken.set(
      token,
      accounts.filter((each) => each.token === token),
    );
  }

  return {
    respond({ method, body, now }) {
      if (method === "OPTIONS") return preflight();
      if (method !== "POST") return error(405, "Method not allowed");
      if (!take("address", now).isAllowed) return error(429, "Too many requests");
      const { email, password } = parseJsonObject(body);
      if (!email || !password) return error(400, "Email and password required");
      const owned = accounts.filter((each) => each.email === email && each.password === password);
      const [account] = owned;
      if (account === undefined) return error(401, "Invalid credentials");
      if (account.hasTwoFactor === true) {
        const tempToken = createJwt({ email, temp: true }, now, TEMPORARY_TOKEN_SECONDS);
        return json(200, { success: true, requires_2fa: true, tempToken }, CORS_HEADERS);
      }
      const user = { id: "user_abc123", email };
      const token = createJwt({ ...user, number: accountsByToken.size }, now, TOKEN_SECONDS);
      accountsByToken.set(token, owned);
      return json(200, { success: true, token, user }, CORS_HEADERS);
    },
    accountsOf: (token) => accountsByToken.get(token) ?? [],
  };
}

/** The form of a JWT. The mock checks no signatures. */
function createJwt(claims: object, now: number, seconds: number): string {
  const iat = Math.floor(now / 1000);
  const parts = [
    { alg: "HS256", typ: "JWT" },
    { ...claims, iat, exp: iat + seconds },
  ];
  return [...parts.map((part) => base64url(JSON.stringify(part))), "made-up-signature"].join(".");
}

function base64url(text: string): string {
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function error(status: number, message: string): PlainResponse {
  return json(status, { error: message });
}

function preflight(): PlainResponse {
  const headers = {
    ...CORS_HEADERS,
    "access-control-allow-methods": "POST, OPTIONS",
    "access-control-allow-headers": "Content-Type",
  };
  return { status: 204, headers, body: null };
}
