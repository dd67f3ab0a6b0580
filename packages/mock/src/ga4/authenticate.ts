import { parseJsonObject } from "../service/parse-json-object.js";
import type { Account } from "../service/service-row.js";
import { isSignedBy, publicKeyOf, type RsaPublicKey } from "./rsa-signature.js";

/** The credential of a property at Google Analytics. */
export interface Ga4Credential {
  /** The property's number. */
  readonly siteId: string;
  /** An OAuth access token of the service account, as `gcloud auth print-access-token` prints it. */
  readonly token: string;
  /** The service account's address. */
  readonly clientEmail: string;
  /** The service account's key in PEM. Tokens that it signs are valid too. */
  readonly privateKey: string;
  readonly keyId?: string | undefined;
  /**
   * The id of the data stream that all visitors belong to.
   *
   * @default "1"
   */
  readonly streamId?: string | undefined;
}

type Ga4Account = Account<Ga4Credential>;

const AUDIENCE = "https://analyticsdata.googleapis.com/";
const SCOPE = "https://www.googleapis.com/auth/analytics.readonly";
const MAX_LIFETIME_SECONDS = 3_600;
/** Google's clock and the caller's may differ by this much. */
const LEEWAY_SECONDS = 60;

/** Returns the accounts of a bearer token, none for an invalid one. */
export type Authenticate = (authorization: string | null, now: number) => readonly Ga4Account[];

/** Accepts access tokens, and JSON Web Tokens that a service account has signed itself (AIP-4111). */
export function createAuthenticate(accounts: readonly Ga4Account[]): Authenticate {
  const publicKeys = new Map(accounts.map(({ privateKey }) => [privateKey, publicKeyOf(privateKey)]));
  return (authorization, now) => {
    const token = /^Bearer (\S+)$/.exec(authorization ?? "")?.[1];
    if (token === undefined) return [];
    const jwt = parseJwt(token);
    if (jwt === null) return accounts.filter((each) => each.token === token);
    return accounts.filter((each) =>
      isValid(jwt, { account: each, key: publicKeys.get(each.privateKey) ?? null, now }),
    );
  };
}

interface Jwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly signature: string;
}

/** The parts of a JSON Web Token; `null` for any other token. */
function parseJwt(token: string): Jwt | null {
  const [header = "", claims = "", signature = "", ...others] = token.split(".");
  const isJwt = others.length === 0 && [header, claims, signature].every((part) => /^[\w-]+$/.test(part));
  return isJwt
    ? { header: parsePart(header), claims: parsePart(claims), text: `${header}.${claims}`, signature }
    : null;
}

interface JwtCheck {
  readonly account: Ga4Account;
  readonly key: RsaPublicKey | null;
  readonly now: number;
}

function isValid({ header, claims, text, signature }: Jwt, { account, key, now }: JwtCheck): boolean {
  const { iss, sub = iss, aud, scope, iat, exp } = claims;
  const seconds = now / 1000;
  return (
    key !== null &&
    header["alg"] === "RS256" &&
    (header["kid"] === undefined || account.keyId === undefined || header["kid"] === account.keyId) &&
    iss === account.clientEmail &&
    sub === iss &&
    // Either an audience or a scope, never both.
    (scope === undefined ? aud === AUDIENCE : aud === undefined && scope === SCOPE) &&
    typeof iat === "number" &&
    typeof exp === "number" &&
    iat <= seconds + LEEWAY_SECONDS &&
    exp > seconds - LEEWAY_SECONDS &&
    exp <= iat + MAX_LIFETIME_SECONDS &&
    isSignedBy(key, { text, signature })
  );
}

function parsePart(part: string): Readonly<Record<string, unknown>> {
  try {
    return parseJsonObject(atob(part.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return {};
  }
}
