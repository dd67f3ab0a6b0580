import type { RateLimit } from "@onlookers/core/server";
import { UsageError } from "../usage-error.js";

/** The values of options, by kind. */
interface Kinds {
  text: string;
  secret: string;
  number: number;
  boolean: boolean;
  limits: readonly RateLimit[];
}

interface ServiceOption {
  readonly kind: keyof Kinds;
  /** For `--help`. */
  readonly help: string;
}

/** Every option of a service that an environment variable or JSON can set. One row of services.ts names those it has. */
export const SERVICE_OPTIONS = {
  siteId: { kind: "text", help: "the service's name for the site" },
  token: { kind: "secret", help: "the service's token" },
  username: { kind: "text", help: "a login instead of the token" },
  email: { kind: "text", help: "a login instead of the token" },
  password: { kind: "secret", help: "of that login" },
  clientId: { kind: "text", help: "the id of the API client that the token belongs to" },
  clientEmail: { kind: "text", help: "the service account's e-mail address" },
  privateKey: { kind: "secret", help: "the service account's private key (PEM)" },
  keyId: { kind: "text", help: "the private key's id" },
  streamId: { kind: "text", help: "counts one data stream only" },
  baseUrl: { kind: "text", help: "the address of a self-hosted service" },
  plan: { kind: "text", help: "the account's plan, which sets the limits" },
  pages: { kind: "boolean", help: '"true" for counts by page, or the pages that may be requested: /pricing,/cart' },
  windowSeconds: { kind: "number", help: "the span that a count covers" },
  hourlyLimit: { kind: "number", help: "the account's calls per hour" },
  intervalSeconds: { kind: "number", help: "the shortest time between two readings" },
  limits: { kind: "limits", help: "the token's limits, as requests/seconds: 600/3600,60/10 or none" },
} as const satisfies Readonly<Record<string, ServiceOption>>;

/** Quotes a word in a message. Anything else may be a token in the wrong variable, and is not repeated. */
export function quoteWord(text: string): string {
  return /^[a-z]{1,20}\d?$/i.test(text) ? `"${text}"` : "this value";
}

/** The name of an option. */
export type OptionName = keyof typeof SERVICE_OPTIONS;

/** The options of one site, as far as they are set. */
export type Settings = {
  readonly [Name in OptionName]?: Kinds[(typeof SERVICE_OPTIONS)[Name]["kind"]] | undefined;
};

/** All names, in the order of `--help`. */
export const OPTION_NAMES = Object.keys(SERVICE_OPTIONS).filter(isOptionName);

function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(SERVICE_OPTIONS, name);
}

/** The environment variable of an option: `siteId` is `ONLOOKERS_SITE_ID`. */
export function variableOf(option: OptionName): string {
  return `ONLOOKERS_${option.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/**
 * The value of a text, such as an environment variable's.
 *
 * @throws {UsageError} if the option is of another kind; secrets are texts, so no message contains one
 */
export function parseText(option: OptionName, text: string): Settings[OptionName] {
  switch (SERVICE_OPTIONS[option].kind) {
    case "number":
      if (/^\d{1,9}$/.test(text)) return Number(text);
      throw new UsageError(`${variableOf(option)} cannot be ${quoteWord(text)}: use a whole number`);
    case "boolean":
      if (text === "true" || text === "false") return text === "true";
      throw new UsageError(`${variableOf(option)} cannot be ${quoteWord(text)}: use true or false`);
    case "limits":
      return parseLimits(option, text);
    default:
      return text;
  }
}

function parseLimits(option: OptionName, text: string): readonly RateLimit[] {
  if (text === "none") return [];
  return text.split(",").map((limit) => {
    const [, requests, perSeconds] = /^\s*(\d{1,9})\/(\d{1,5})\s*$/.exec(limit) ?? [];
    if (requests !== undefined) return { requests: Number(requests), perSeconds: Number(perSeconds) };
    throw new UsageError(
      `${variableOf(option)} cannot be ${quoteWord(text)}: use requests/seconds, such as 600/3600,60/10, or none`,
    );
  });
}
