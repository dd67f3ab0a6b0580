import { canonicalPage, findPage, type Provider } from "@onlookers/core/server";

/** One of a relay's sites. */
export interface Site {
  /** The public name: the last segment of its path. */
  readonly name: string;
  readonly provider: Provider;
  /** Identifies the reading within its credential. Sites with the same siteId, calls and window share it. */
  readonly key: string;
  /** Calls that one reading makes: visitors, and pages if the provider reads them. */
  readonly calls: number;
}

const NAME = /^[\w-]{1,64}$/;
/** `{base}/{site}/stream` is the address of a stream. */
const RESERVED = "stream";

/**
 * The sites by name, in the given order.
 *
 * @throws {TypeError} if there is none, or a name cannot be a path segment
 */
export function toSites(providers: Readonly<Record<string, Provider>>): ReadonlyMap<string, Site> {
  const sites = Object.entries(providers).map(([name, provider]) => toSite(name, provider));
  if (sites.length === 0) {
    throw new TypeError(
      "[onlookers] createRelay got no sites, so it could not answer any request. Pass at least one, e.g. sites: { default: plausible({ siteId, token }) }.",
    );
  }
  return new Map(withDistinctKeys(sites).map((site) => [site.name, site]));
}

/** Separates readings of one siteId that differ by their calls or windows, such as of the last 5 and 30 minutes. */
function withDistinctKeys(sites: readonly Site[]): readonly Site[] {
  const readingsByKey = new Map<string, Set<string>>();
  for (const { provider, key } of sites) {
    const id = `${provider.credential} ${key}`;
    readingsByKey.set(id, (readingsByKey.get(id) ?? new Set()).add(fingerprintOf(provider)));
  }
  return sites.map((site) => {
    const isOnly = readingsByKey.get(`${site.provider.credential} ${site.key}`)?.size === 1;
    return isOnly ? site : { ...site, key: `${site.key}:${fingerprintOf(site.provider)}` };
  });
}

function fingerprintOf({ siteId, windowSeconds, visitors, pages }: Provider): string {
  return shortHash(JSON.stringify([windowSeconds, visitors.request(siteId, 0), pages?.request(siteId, 0)]));
}

function toSite(name: string, provider: Provider): Site {
  if (!NAME.test(name) || name === RESERVED) {
    throw new TypeError(
      `[onlookers] ${JSON.stringify(name)} can't name a site: a name is the last segment of the relay's paths. Use 1 to 64 letters, digits, "_" and "-"; "${RESERVED}" is reserved.`,
    );
  }
  if (typeof provider?.credential !== "string" || typeof provider.visitors?.request !== "function") {
    throw new TypeError(
      `[onlookers] Site "${name}" has no provider, so its visitors cannot be read. Pass one, e.g. plausible({ siteId, token }) or your own by defineProvider.`,
    );
  }
  const withPages = provider.pages !== null;
  return { name, provider, key: `${withPages ? "pages" : "visitors"}:${provider.siteId}`, calls: withPages ? 2 : 1 };
}

/** The pages whose counts may leave the server: option `pages` of a relay. */
export interface PageList {
  /**
   * The listed page that a page is, by the rule of `canonicalPage`: a query or a trailing slash that the list does not
   * have is removed. `null` if it is not listed.
   *
   * @param page canonical
   */
  readonly resolve: (page: string) => string | null;
  /** Whether the number of a listed page may depend on a service's row of this page. */
  readonly needs: (page: string) => boolean;
  /** The smallest number of a page that is sent. Below it, a page has no number. */
  readonly leastVisitors: number;
}

/**
 * Without a list, everybody may request any path, also `/orders/4711`. One visitor on it then looks like none. Counters
 * hide these numbers by default anyway.
 */
const LEAST_UNLISTED = 2;

/** Every page: the list of a relay without the option `pages`. */
export const EVERY_PAGE: PageList = {
  resolve: (page) => page,
  needs: () => true,
  leastVisitors: LEAST_UNLISTED,
};

/** @param pages in any spelling; `undefined` for every page */
export function createPageList(pages: readonly string[] | undefined): PageList {
  if (pages === undefined) return EVERY_PAGE;
  const listed = pages.map((page) => ({ path: canonicalPage(page), visitors: 1 }));
  const exact = new Set(listed.map(({ path }) => path));
  const list = { pages: listed, pagesBasis: "visitors" } as const;
  return {
    resolve(page) {
      if (exact.has(page)) return page;
      const found = findPage(list, page);
      return found?.visitors === 1 ? found.path : null;
    },
    needs: (page) => findPage(list, page)?.visitors !== 0,
    leastVisitors: 0,
  };
}

/** FNV-1a over UTF-16 units: short and stable, for texts that something else already distinguishes nearly always. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
