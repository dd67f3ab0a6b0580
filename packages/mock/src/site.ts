import { credentials } from "./credentials.js";

/** A site as one service knows it. */
export interface SiteCredential {
  /** The service's name for the site: a domain with Plausible, an id with the others. */
  readonly siteId: string;
  /** What must follow `Bearer `. One token may stand with several sites. */
  readonly token: string;
}

/** Plausible counts requests per team: all keys and all sites of a team share one limit. */
export interface PlausibleCredential extends SiteCredential {
  /** @default a team of its own for each token */
  readonly team?: string | undefined;
  /**
   * A view over all sites of a team, which has no realtime count.
   *
   * @default false
   */
  readonly isConsolidatedView?: boolean | undefined;
}

/** Versatailor gives each website its own token. */
export interface VersatailorCredential {
  readonly siteId: string;
  /** `null`: nobody has made a token for this website yet. */
  readonly token: string | null;
}

/** A shop of the mock's world. A service that isn't named doesn't know the shop. */
export interface SiteOptions {
  /** What `mock.world` calls it, e.g. `shop`. */
  readonly name: string;
  readonly plausible?: PlausibleCredential | undefined;
  readonly ztas?: SiteCredential | undefined;
  readonly versatailor?: VersatailorCredential | undefined;
  /**
   * Paths, the most visited first.
   *
   * @default those of a small shop: `/`, `/pricing`, a few `/products/…`, `/about`, `/cart`
   */
  readonly pages?: readonly [string, ...string[]] | undefined;
  /**
   * How many times the traffic of an ordinary shop this one has.
   *
   * @default 1
   */
  readonly popularity?: number | undefined;
}

/** {@link SiteOptions} with every default filled in. */
export interface Site extends SiteOptions {
  readonly pages: readonly [string, ...string[]];
  readonly popularity: number;
}

const SHOP_PAGES = [
  "/",
  "/pricing",
  "/products/enamel-mug",
  "/products/wool-blanket",
  "/products/oak-stool",
  "/products/linen-apron",
  "/about",
  "/cart",
] as const;

/** The one shop of a mock that was given none, see {@link credentials}. */
const DEFAULT_SITES: readonly SiteOptions[] = [{ name: "shop", ...credentials }];

/** Whose numbers a service answers with when it mixes sites up: known to no token. */
export const STRANGER: Site = {
  name: "stranger",
  plausible: { siteId: "another-shop.example", token: "" },
  ztas: { siteId: "site_of_another_shop", token: "" },
  versatailor: { siteId: "another_website_id", token: null },
  pages: SHOP_PAGES,
  popularity: 3,
};

/** @throws Error where two sites have one name */
export function sitesOf(options: readonly SiteOptions[] = DEFAULT_SITES): readonly Site[] {
  const names = new Set(options.map((site) => site.name));
  if (names.size < options.length) {
    throw new Error("[onlookers] Two sites of the mock have the same name, so it can't tell them apart. Rename one.");
  }
  return options.map((site) => ({
    ...site,
    pages: site.pages ?? SHOP_PAGES,
    popularity: site.popularity ?? 1,
  }));
}
