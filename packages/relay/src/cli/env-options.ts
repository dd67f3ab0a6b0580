import type { RelayOptions } from "../relay-options.js";
import { toProvider } from "./provider-settings.js";
import type { Surroundings } from "./surroundings.js";
import { WrongUse } from "./wrong-use.js";

type Env = Surroundings["env"];

const REQUIRED = ["ONLOOKERS_PROVIDER", "ONLOOKERS_SITE_ID", "ONLOOKERS_TOKEN"] as const;

/** Whether anything of a site stands in the environment. */
export function isInEnv(env: Env): boolean {
  return REQUIRED.some((name) => valueOf(env, name) !== undefined);
}

/**
 * A relay of one site, `default`, from the environment.
 *
 * @throws {WrongUse} that names the variables which are missing or can't be
 */
export function envOptions(env: Env): RelayOptions {
  const missing = REQUIRED.filter((name) => valueOf(env, name) === undefined);
  if (missing.length > 0) {
    throw new WrongUse(
      `${missing.join(", ")} ${missing.length === 1 ? "isn't" : "aren't"} set: set each, or give --config`,
    );
  }
  const pages = pagesFrom(valueOf(env, "ONLOOKERS_PAGES"));
  const provider = toProvider({
    provider: valueOf(env, "ONLOOKERS_PROVIDER") ?? "",
    siteId: valueOf(env, "ONLOOKERS_SITE_ID") ?? "",
    token: valueOf(env, "ONLOOKERS_TOKEN") ?? "",
    baseUrl: valueOf(env, "ONLOOKERS_BASE_URL"),
    plan: valueOf(env, "ONLOOKERS_PLAN"),
    pages: pages !== undefined,
  });
  return {
    sites: { default: provider },
    origin: valueOf(env, "ONLOOKERS_ORIGIN"),
    pages: pages === "all" ? undefined : pages,
  };
}

/** An empty variable is one that isn't set: so Compose and CI write those. */
function valueOf(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
}

function pagesFrom(text: string | undefined): "all" | readonly string[] | undefined {
  if (text === undefined || text === "false") return undefined;
  if (text === "true") return "all";
  const pages = text.split(",").map((page) => page.trim());
  if (pages.every((page) => page.startsWith("/"))) return pages;
  throw new WrongUse(
    `ONLOOKERS_PAGES can't be "${text}": give "true", or paths that begin with a slash: /pricing,/cart`,
  );
}
