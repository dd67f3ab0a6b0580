import { generateKeyPairSync } from "node:crypto";
import { readdirSync } from "node:fs";
import * as server from "../src/server.js";
import type { Provider } from "../src/server.js";

/** Options of a provider, as a test passes them. */
export type TestOptions = Readonly<Record<string, unknown>>;

/** The token that tests search for in everything that leaves the client. */
export const TOKEN = "canary-8f3b2c7d";

/** Every provider: one file each in `src/providers`. */
export const PROVIDER_NAMES: readonly string[] = readdirSync(new URL("../src/providers/", import.meta.url))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replace(/\.ts$/, ""));

/** What a provider requires beside `siteId` and `token`. `undefined` omits an option. */
const REQUIRED: Readonly<Record<string, TestOptions>> = {
  ga4: { token: undefined, clientEmail: "onlookers@shop-123.iam.gserviceaccount.com", privateKey: createPrivateKey() },
  matomo: { baseUrl: "https://stats.example.com" },
  openpanel: { clientId: "b1f7c2d4-6a3e-4f58-9c0d-2e7a5b8f1d36" },
  fathom: { windowSeconds: 300 },
  pirsch: { clientId: "client-1" },
};

/** The options with which a provider exchanges {@link TOKEN} for an access token. */
const EXCHANGING: Readonly<Record<string, TestOptions>> = {
  umami: { token: undefined, username: "onlookers", password: TOKEN },
  ztas: { token: undefined, email: "owner@shop.example", password: TOKEN },
};

/** A provider of the named service, with {@link TOKEN} as its token by default. */
export function providerOf(name: string, siteId = "example.com", options: TestOptions = {}): Provider {
  const create: unknown = Object.entries(server).find(([exported]) => exported === name)?.[1];
  if (typeof create !== "function") throw new Error(`@onlookers/core/server does not export ${name}`);
  return create({ siteId, token: TOKEN, ...REQUIRED[name], ...options });
}

/** A provider that exchanges {@link TOKEN} for an access token. */
export function exchangingProviderOf(name: string, siteId?: string): Provider {
  return providerOf(name, siteId, EXCHANGING[name]);
}

/** A private key in PEM. It is short, because many tests sign with it. */
function createPrivateKey(): string {
  const publicKeyEncoding = { type: "spki", format: "pem" } as const;
  const privateKeyEncoding = { type: "pkcs8", format: "pem" } as const;
  return generateKeyPairSync("rsa", { modulusLength: 1024, publicKeyEncoding, privateKeyEncoding }).privateKey;
}
