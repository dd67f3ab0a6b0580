/** The id and token of a site at one service. */
export interface SiteCredential {
  /** The service's name for the site: a domain at Plausible, an id at most others. */
  readonly siteId: string;
  /** The secret of the examples in the service's documentation. Several sites may share a token. */
  readonly token: string | null;
}

/** A site of the simulated world, without its credentials. */
export interface SiteSettings {
  /** The name for `mock.world`, e.g. `shop`. */
  readonly name: string;
  /**
   * Paths, most visited first.
   *
   * @default the pages of a small shop: `/`, `/pricing`, a few `/products/…`, `/about`, `/cart`
   */
  readonly pages?: readonly [string, ...string[]] | undefined;
  /**
   * Multiplies the traffic of an ordinary site.
   *
   * @default 1
   */
  readonly popularity?: number | undefined;
}

/** {@link SiteSettings} with all defaults applied. */
export interface Site {
  readonly name: string;
  /** Its ids at the services. */
  readonly siteIds: readonly string[];
  readonly pages: readonly [string, ...string[]];
  readonly popularity: number;
}

const DEFAULT_PAGES = [
  "/",
  "/pricing",
  "/products/enamel-mug",
  "/products/wool-blanket",
  "/products/oak-stool",
  "/products/linen-apron",
  "/about",
  "/cart",
] as const;

/** The site whose numbers the fault `wrong-site` returns. No token gives access to it. */
export const OTHER_SITE: Site = { name: "other-site", siteIds: [], pages: DEFAULT_PAGES, popularity: 3 };

/** Applies the defaults to a site. */
export function resolveSite({ name, pages, popularity }: SiteSettings, siteIds: readonly string[]): Site {
  return { name, siteIds, pages: pages ?? DEFAULT_PAGES, popularity: popularity ?? 1 };
}
