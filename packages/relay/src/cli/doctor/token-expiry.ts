import { parseRecord, type Provider } from "@onlookers/core/server";
import { serviceOf } from "../services/services.js";
import { finding, type Finding } from "./finding.js";

const SOON_HOURS = 48;

/**
 * Checks when a login token expires, by its own content; `null` for services whose tokens do not expire.
 *
 * @param now epoch milliseconds
 */
export async function checkExpiry(provider: Provider, now: number): Promise<Finding | null> {
  if (serviceOf(provider.name)?.hasExpiringToken !== true || provider.accessTokens !== null) return null;
  const headers = await provider.authorize(now);
  const token = (headers["Authorization"] ?? "").replace(/^Bearer /, "");
  const expiresAt = expiryOf(token);
  if (expiresAt === null) {
    return finding.warning(
      "the token contains no expiry. ztas accepts login tokens (JWT, valid for 7 days); is it one?",
    );
  }
  const at = new Date(expiresAt).toISOString();
  const hours = (expiresAt - now) / 3_600_000;
  if (hours <= 0) return finding.error(`the token expired at ${at}. Log in to ztas again and set the new token`);
  if (hours >= SOON_HOURS) return finding.ok(`the token expires in ${Math.floor(hours / 24)} days, at ${at}`);
  return finding.warning(
    `the token expires in ${Math.floor(hours)} h, at ${at}. Log in to ztas and set a new one before that`,
  );
}

/** The `exp` of a JWT (RFC 7519 §4.1.4) in epoch milliseconds. The service checks its signature. */
function expiryOf(token: string): number | null {
  const [, payload, signature] = token.split(".");
  if (payload === undefined || signature === undefined) return null;
  try {
    const exp = parseRecord(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")))?.["exp"];
    return typeof exp === "number" && Math.abs(exp) < 1e11 ? exp * 1000 : null;
  } catch {
    return null;
  }
}
