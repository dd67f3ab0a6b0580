import type { RelayOptions } from "../relay-options.js";
import { OPTION_NAMES, parseText, variableOf, type OptionName, type Settings } from "./services/service-options.js";
import { serviceOf } from "./services/services.js";
import { findService, missingOptions, toProvider } from "./services/to-provider.js";
import type { Surroundings } from "./surroundings.js";
import { WrongUse } from "./wrong-use.js";

type Env = Surroundings["env"];

const PROVIDER = "ONLOOKERS_PROVIDER";

/** Whether the environment configures a site, or part of one. */
export function isInEnv(env: Env): boolean {
  return [PROVIDER, ...OPTION_NAMES.map(variableOf)].some((name) => valueOf(env, name) !== undefined);
}

/**
 * A relay of one site, `default`, from the environment.
 *
 * @throws {WrongUse} that names the variables which are missing or invalid
 */
export function envOptions(env: Env): RelayOptions {
  const name = valueOf(env, PROVIDER);
  const pages = pagesFrom(valueOf(env, variableOf("pages")));
  const settings: Settings = { ...settingsFrom(env), pages: pages !== undefined };
  checkMissing(name, settings);
  return {
    sites: { default: toProvider(findService(name ?? "").name, settings) },
    origin: valueOf(env, "ONLOOKERS_ORIGIN"),
    pages: pages === "all" ? undefined : pages,
  };
}

/** Names every missing variable at once, so that nobody has to run the command three times. */
function checkMissing(name: string | undefined, settings: Settings): void {
  const row = serviceOf(name ?? "");
  const options: readonly OptionName[] =
    row === undefined
      ? (["token"] as const).filter((option) => settings[option] === undefined)
      : missingOptions(row, settings);
  const missing = [
    ...(name === undefined ? [PROVIDER] : []),
    ...(settings.siteId === undefined ? [variableOf("siteId")] : []),
    ...options.map(variableOf),
  ];
  if (missing.length === 0) return;
  throw new WrongUse(
    `${missing.join(", ")} ${missing.length === 1 ? "isn't" : "aren't"} set: set each, or give --config`,
  );
}

function settingsFrom(env: Env): Settings {
  const entries = OPTION_NAMES.filter((option) => option !== "pages").flatMap((option) => {
    const text = valueOf(env, variableOf(option));
    return text === undefined ? [] : [[option, parseText(option, text)] as const];
  });
  return Object.fromEntries(entries);
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
