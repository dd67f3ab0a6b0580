// The import rules of the packages, as data. imports.test.ts enforces them.

import { readdirSync } from "node:fs";

/** Every service: a file in core, and a folder in the mock. */
const SERVICES = readdirSync("packages/core/src/providers")
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replace(/\.ts$/, ""));

/** The files and packages that an entry may import, directly and indirectly. */
export interface EntryRule {
  /** Sources below `packages/<package>/src`: `relay/client` is the file `client.ts` and the folder `client/`. */
  readonly sources: readonly string[];
  /** External packages and modules of Node. */
  readonly packages: readonly string[];
  /** Browsers load this entry, so it must not reach a token or a provider. */
  readonly inBrowsers: boolean;
}

const RELAY_CLIENT = ["relay/client", "relay/wire"];
const TEST_SOURCE = ["relay/testing", "relay/store/store", "relay/client/poll-interval", "relay/client/relay-error"];
const SHA_256 = ["@noble/hashes/sha2.js", "@noble/hashes/utils.js"];

const core: EntryRule = { sources: ["core"], packages: [], inBrowsers: true };
const client: EntryRule = { sources: ["core", ...RELAY_CLIENT], packages: [], inBrowsers: true };
const server: EntryRule = { sources: ["core", "relay"], packages: SHA_256, inBrowsers: false };
const element: EntryRule = { sources: ["core", "element", ...RELAY_CLIENT], packages: [], inBrowsers: true };
const react: EntryRule = {
  sources: ["core", "react", ...RELAY_CLIENT],
  packages: ["react", "swr"],
  inBrowsers: true,
};

/** All entries of all packages, except style sheets and languages. */
export const ENTRY_RULES: Readonly<Record<string, EntryRule>> = {
  "@onlookers/core": core,
  "@onlookers/core/display-notifier": core,
  "@onlookers/core/widget": core,
  "@onlookers/core/server": { sources: ["core"], packages: SHA_256, inBrowsers: false },
  "@onlookers/relay": server,
  "@onlookers/relay/node": { ...server, packages: ["node:http", ...SHA_256] },
  "@onlookers/relay/next": { ...server, packages: ["next/cache.js", "next/server.js", ...SHA_256] },
  "@onlookers/relay/cloudflare": {
    sources: ["relay/cloudflare", "relay/store/store"],
    packages: [],
    inBrowsers: false,
  },
  "@onlookers/relay/redis": { sources: ["core", "relay/redis", "relay/store/store"], packages: [], inBrowsers: false },
  "@onlookers/relay/client": client,
  "@onlookers/relay/stream": { ...client, sources: ["relay/stream", ...client.sources] },
  "@onlookers/relay/testing": { sources: ["core", ...TEST_SOURCE], packages: [], inBrowsers: true },
  "@onlookers/react": react,
  "@onlookers/react/banner": react,
  "@onlookers/react/by-page": react,
  "@onlookers/react/explanation": react,
  "@onlookers/react/price-tier": react,
  "@onlookers/react/suspense": react,
  "@onlookers/react/server": {
    sources: ["react/server", "react/count/visitors-key"],
    packages: ["swr"],
    inBrowsers: false,
  },
  "@onlookers/react/testing": {
    sources: ["core", "react/testing", ...TEST_SOURCE],
    packages: ["react"],
    inBrowsers: true,
  },
  "@onlookers/element": element,
  "@onlookers/element/banner": element,
  "@onlookers/element/class": element,
  "@onlookers/element/onlookers.js": element,
  "@onlookers/element/react": { ...element, packages: ["react"] },
  "@onlookers/mock": { sources: ["mock"], packages: ["msw", ...SHA_256], inBrowsers: false },
  "@onlookers/mock/server": {
    sources: ["mock"],
    packages: ["msw", ...SHA_256, "node:http", "node:net"],
    inBrowsers: false,
  },
};

/**
 * For each package: each folder of `src`, with the folders and root files that it may import. Subfolders belong to their
 * folder. Root files may import everything. Neither folders nor root files may import each other in a circle.
 */
export const FOLDER_RULES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  core: {
    abort: [],
    parse: [],
    provider: ["abort", "parse"],
    providers: ["parse", "provider"],
    client: ["abort", "parse", "provider"],
    source: [],
    messages: ["messages.ts"],
    "price-messages": ["price-messages.ts"],
    settings: ["source", "messages.ts"],
    wording: ["settings", "source", "messages", "messages.ts"],
    view: ["settings", "source", "wording"],
    display: ["settings", "view"],
    banner: ["wording"],
    styles: [],
    "price-tier": ["view", "wording", "price-messages", "price-messages.ts"],
  },
  relay: {
    clock: [],
    store: ["clock"],
    redis: ["store"],
    cloudflare: ["store"],
    ledger: ["clock", "store"],
    plan: ["ledger"],
    count: ["ledger", "plan"],
    reading: ["clock", "store", "ledger", "plan", "count"],
    http: ["count"],
    stream: ["plan", "count", "reading", "http"],
    client: ["wire.ts"],
    testing: ["store", "client"],
    next: ["index.ts"],
    cli: ["plan", "reading", "http", "stream", "create-relay.ts", "relay-options.ts", "to-node-listener.ts", "wire.ts"],
  },
  react: {
    dom: [],
    config: [],
    count: ["config"],
    counter: ["config", "count"],
    banner: ["dom", "config", "count", "counter", "index.ts"],
    "by-page": ["config", "count", "index.ts"],
    explanation: ["dom", "config", "count", "index.ts"],
    "price-tier": ["dom", "index.ts"],
    suspense: ["count", "index.ts"],
    testing: [],
  },
  element: {
    dom: [],
    counter: ["dom"],
    banner: ["dom", "counter"],
    script: ["banner", "counter"],
  },
  mock: {
    site: [],
    world: ["site"],
    service: ["site", "world"],
    ...Object.fromEntries(SERVICES.map((service) => [service, ["site", "world", "service"]])),
    handlers: ["site", "world", "service", "services.ts"],
    server: ["service", "create-mock.ts", "refuse-production.ts"],
    cli: ["service", "world", "versatailor", "ztas", "handlers", "server", "create-mock.ts", "services.ts"],
  },
};

/** Folders without a limit: one file per language. */
export const LANGUAGE_FOLDERS = ["packages/core/src/messages", "packages/core/src/price-messages"];

/** The maximum number of source files in one folder. */
export const MAX_FILES_PER_FOLDER = 15;

/** Folders that still have more files. Remove a line once its folder is small enough. */
export const MAX_FILES_EXCEPTIONS: Readonly<Record<string, number>> = {};

/** The maximum number of names, types included, that the root entry of `@onlookers/core` exports. */
export const MAX_CORE_EXPORTS = 30;
