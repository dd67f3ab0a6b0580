import type { RelayOptions } from "../../relay-options.js";
import { OPTION_NAMES, parseText, variableOf, type OptionName, type Settings } from "../services/service-options.js";
import { serviceOf } from "../services/services.js";
import { findService, missingOptions, toProvider } from "../services/to-provider.js";
import type { CliContext } from "../cli-context.js";
import { UsageError } from "../usage-error.js";

type Env = CliContext["env"];

const PROVIDER = "ONLOOKERS_PROVIDER";

/** Whether the environment configures a site, completely or in part. */
export function isInEnv(env: Env): boolean {
  return [PROVIDER, ...OPTION_NAMES.map(variableOf)].some((name) => valueOf(env, name) !== undefined);
}

/**
 * Reads the options of a relay with one site, `default`, from the environment.
 *
 * @throws {UsageError} with the names of missing or invalid variables
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

/** Reports all missing variables at once. */
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
  throw new UsageError(
    `${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not set: set each, or use --config`,
  );
}

function settingsFrom(env: Env): Settings {
  const entries = OPTION_NAMES.filter((option) => option !== "pages").flatMap((option) => {
    const text = valueOf(env, variableOf(option));
    return text === undefined ? [] : [[option, parseText(option, text)] as const];
  });
  return Object.fromEntries(entries);
}

/** Compose and CI set a missing variable to an empty one. */
function valueOf(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
}

function pagesFrom(text: string | undefined): "all" | readonly string[] | undefined {
  if (text === undefined || text === "false") return undefined;
  if (text === "true") return "all";
  const pages = text.split(",").map((page) => page.trim());
  if (pages.every((page) => page.startsWith("/"))) return pages;
  throw new UsageError(
    `ONLOOKERS_PAGES cannot be "${text}": use "true", or paths that start with a slash: /pricing,/cart`,
  );
}
