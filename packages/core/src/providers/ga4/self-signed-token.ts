import { checkText } from "../../provider/provider-options.js";

/** A service account of Google Cloud. */
interface ServiceAccount {
  readonly clientEmail: string;
  readonly keyId: string | undefined;
  /** See {@link parsePrivateKey}. */
  readonly key: string;
}

const ALGORITHM = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;
const AUDIENCE = "https://analyticsdata.googleapis.com/";
const LIFETIME_SECONDS = 3_600;

/**
 * The base64 of a private key in PEM. Environment files often hold its line breaks as `\n`, and quotes around it.
 *
 * @throws {TypeError} without the key in its message, if it is not PKCS #8 in PEM
 */
export function parsePrivateKey(provider: string, pem: unknown): string {
  checkText(provider, pem, "privateKey");
  const key = pem.replaceAll(/-----(BEGIN|END) PRIVATE KEY-----|\\[nr]|["'\s]/g, "");
  if (!/^[A-Za-z\d+/]+={0,2}$/.test(key)) {
    throw new TypeError(
      `[onlookers] ${provider}: privateKey is not a private key in PEM, so no call could be signed. Copy the field private_key of the service account's JSON file, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----.`,
    );
  }
  return key;
}

/**
 * A JSON Web Token that Google's APIs accept as a bearer token (AIP-4111): signed by the service account itself, without a
 * call to a token endpoint.
 *
 * @param now epoch milliseconds
 * @throws if WebCrypto does not accept the key
 */
export async function selfSignedToken({ clientEmail, keyId, key }: ServiceAccount, now: number): Promise<string> {
  const iat = Math.floor(now / 1000);
  const header = { alg: "RS256", typ: "JWT", kid: keyId };
  const claims = { iss: clientEmail, sub: clientEmail, aud: AUDIENCE, iat, exp: iat + LIFETIME_SECONDS };
  const signed = `${partOf(header)}.${partOf(claims)}`;
  const der = Uint8Array.from(atob(key), (char) => char.charCodeAt(0));
  const signingKey = await crypto.subtle.importKey("pkcs8", der, ALGORITHM, false, ["sign"]);
  const signature = await crypto.subtle.sign(ALGORITHM, signingKey, new TextEncoder().encode(signed));
  return `${signed}.${base64Url(new Uint8Array(signature))}`;
}

function partOf(value: object): string {
  return base64Url(new TextEncoder().encode(JSON.stringify(value)));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
