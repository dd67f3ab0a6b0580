import { sha256 } from "@noble/hashes/sha2.js";

/** The public part of an RSA key. */
export interface RsaPublicKey {
  readonly modulus: bigint;
  readonly exponent: bigint;
}

/** The public part of a private key in PEM (PKCS #8); `null` if it cannot be parsed. */
export function publicKeyOf(pem: string): RsaPublicKey | null {
  const base64 = pem.replaceAll(/-----[^-]+-----|\s/g, "");
  if (!/^[A-Za-z\d+/]+={0,2}$/.test(base64)) return null;
  const [pkcs8] = elementsOf(bytesOf(base64));
  const [, , octets] = elementsOf(pkcs8);
  const [rsaKey] = elementsOf(octets);
  const [, modulus, exponent] = elementsOf(rsaKey);
  return modulus === undefined || exponent === undefined
    ? null
    : { modulus: toBigInt(modulus), exponent: toBigInt(exponent) };
}

/** What {@link isSignedBy} checks. */
export interface SignedText {
  readonly text: string;
  /** In base64url. */
  readonly signature: string;
}

const SHA_256_PREFIX = "3031300d060960864801650304020105000420";

/** Whether the signature is RS256 (RSASSA-PKCS1-v1_5 with SHA-256) by this key. WebCrypto is asynchronous, a service is not. */
export function isSignedBy({ modulus, exponent }: RsaPublicKey, { text, signature }: SignedText): boolean {
  if (!/^[\w-]+$/.test(signature)) return false;
  const size = modulus.toString(16).length;
  const digest = `00${SHA_256_PREFIX}${toHex(sha256(new TextEncoder().encode(text)))}`;
  const expected = `0001${"ff".repeat((size - 4 - digest.length) / 2)}${digest}`;
  const base64 = signature.replaceAll("-", "+").replaceAll("_", "/");
  return power(toBigInt(bytesOf(base64)), exponent, modulus) === BigInt(`0x${expected}`);
}

/** `base` to the power of `exponent`, modulo `modulus`. */
function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** The contents of the DER elements in a row. */
function elementsOf(der: Uint8Array | undefined): readonly Uint8Array[] {
  const contents: Uint8Array[] = [];
  for (let at = 0; der !== undefined && at < der.length;) {
    const first = der[at + 1] ?? 0;
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const start = at + 2 + lengthBytes;
    const length = lengthBytes === 0 ? first : Number(toBigInt(der.subarray(at + 2, start)));
    contents.push(der.subarray(start, start + length));
    at = start + length;
  }
  return contents;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

function toBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes) || "0"}`);
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
