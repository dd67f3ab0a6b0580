import { DEFAULT_CREDENTIALS, SERVICE_NAMES, type ServiceCredentials, type SiteOptions } from "./services.js";
import { resolveSite, type Site } from "./site/site.js";

/** A site of the world with its credentials. */
export interface CredentialedSite {
  readonly site: Site;
  readonly credentials: Partial<ServiceCredentials>;
}

const DEFAULT_SITES: readonly SiteOptions[] = [{ name: "shop", ...DEFAULT_CREDENTIALS }];

/**
 * Applies the defaults to sites.
 *
 * @throws Error if two sites have the same name
 */
export function resolveSites(options: readonly SiteOptions[] = DEFAULT_SITES): readonly CredentialedSite[] {
  const names = new Set(options.map((site) => site.name));
  if (names.size < options.length) {
    throw new Error(
      "[onlookers] Two sites of the mock have the same name, but names must be unique. Rename one of them.",
    );
  }
  return options.map((settings) => ({
    site: resolveSite(
      settings,
      SERVICE_NAMES.flatMap((name) => settings[name]?.siteId ?? []),
    ),
    credentials: settings,
  }));
}
