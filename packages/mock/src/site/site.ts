import { credentials } from "./credentials.js";

/** The id and token of a site at one service. */
export interface SiteCredential {
  /** The service's name for the site: a domain at Plausible, an id at the others. */
  readonly siteId: string;
  /** The text after `Bearer `. Several sites may share a token. */
  readonly token: string;
}

/** The id and token of a site at Plausible, which counts requests per team: all keys and sites of a team share a limit. */
export interface PlausibleCredential extends SiteCredential {
  /** @default a separate team for each token */
  readonly team?: string | undefined;
  /**
   * Whether this is a view over all sites of a team, which has no realtime count.
   *
   * @default false
   */
  readonly isConsolidatedView?: boolean | undefined;
}

/** The id and token of a site at Versatailor, which gives each website its own token. */
export interface VersatailorCredential {
  readonly siteId: string;
  /** `null`: no token has been created for this website. */
  readonly token: string | null;
}

/** A site of the simulated world. A service without credentials here does not have the site. */
export interface SiteOptions {
  /** The name for `mock.world`, e.g. `shop`. */
  readonly name: string;
  readonly plausible?: PlausibleCredential | undefined;
  readonly ztas?: SiteCredential | undefined;
  readonly versatailor?: VersatailorCredential | undefined;
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

/** {@link SiteOptions} with all defaults applied. */
export interface Site extends SiteOptions {
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

const DEFAULT_SITES: readonly SiteOptions[] = [{ name: "shop", ...credentials }];

/** The site whose numbers the fault `wrong-site` returns. No token gives access to it. */
export const OTHER_SITE: Site = {
  name: "other-site",
  plausible: { siteId: "another-shop.example", token: "" },
  ztas: { siteId: "site_of_another_shop", token: "" },
  versatailor: { siteId: "another_website_id", token: null },
  pages: DEFAULT_PAGES,
  popularity: 3,
};

/**
 * Applies the defaults to sites.
 *
 * @throws Error if two sites have the same name
 */
export function resolveSites(options: readonly SiteOptions[] = DEFAULT_SITES): readonly Site[] {
  const names = new Set(options.map((site) => site.name));
  if (names.size < options.length) {
    throw new Error(
      "[onlookers] Two sites of the mock have the same name, but names must be unique. Rename one of them.",
    );
  }
  return options.map((site) => ({
    ...site,
    pages: site.pages ?? DEFAULT_PAGES,
    popularity: site.popularity ?? 1,
  }));
}
