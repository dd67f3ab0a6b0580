import type { Provider } from "@onlookers/core/server";

/** One of the shop's sites on a relay. */
export interface Site {
  /** The public name, the last segment of its path. */
  readonly name: string;
  readonly provider: Provider;
  /** Names the reading within its credential: sites with one siteId and one kind of reading share it. */
  readonly key: string;
  /** Calls that one reading makes: visitors, and pages where they are asked for. */
  readonly calls: number;
}

const NAME = /^[\w-]{1,64}$/;
/** `{base}/{site}/stream` is taken. */
const RESERVED = "stream";

/**
 * The sites by name, in the order given.
 *
 * @throws {TypeError} where there is none, or a name can't be a path segment
 */
export function toSites(providers: Readonly<Record<string, Provider>>): ReadonlyMap<string, Site> {
  const sites = Object.entries(providers).map(([name, provider]) => [name, toSite(name, provider)] as const);
  if (sites.length === 0) {
    throw new TypeError(
      "[onlookers] createRelay got no sites, so it could answer nobody. Give it at least one, e.g. sites: { default: plausible({ siteId, token }) }.",
    );
  }
  return new Map(sites);
}

function toSite(name: string, provider: Provider): Site {
  if (!NAME.test(name) || name === RESERVED) {
    throw new TypeError(
      `[onlookers] ${JSON.stringify(name)} can't name a site: names are the last segment of a relay's paths. Use 1 to 64 letters, digits, "_" and "-"; "${RESERVED}" is reserved.`,
    );
  }
  if (typeof provider?.credential !== "string" || typeof provider.visitors?.request !== "function") {
    throw new TypeError(
      `[onlookers] Site "${name}" has no provider, so there is nobody to ask. Give it one, e.g. plausible({ siteId, token }) or your own by defineProvider.`,
    );
  }
  const withPages = provider.pages !== null;
  return { name, provider, key: `${withPages ? "pages" : "visitors"}:${provider.siteId}`, calls: withPages ? 2 : 1 };
}
