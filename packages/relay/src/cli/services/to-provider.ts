import type { Provider } from "@onlookers/core/server";
import { UsageError } from "../usage-error.js";
import { OPTION_NAMES, quoteWord, variableOf, type OptionName, type Settings } from "./service-options.js";
import type { Service } from "./service.js";
import { SERVICES, serviceOf } from "./services.js";

const COMMON_OPTIONS: readonly OptionName[] = ["siteId", "baseUrl", "intervalSeconds", "limits"];

/**
 * The provider that settings describe.
 *
 * @throws {UsageError} that names the setting which is missing, unknown or invalid
 */
export function toProvider(name: string, settings: Settings): Provider {
  const row = findService(name);
  const set = OPTION_NAMES.filter((option) => settings[option] !== undefined && settings[option] !== false);
  for (const option of set) if (!optionsOf(row).includes(option)) throw unknownOption(row, option);
  const missing = missingOptions(row, settings);
  if (missing.length > 0) throw new UsageError(`${name} needs ${missing.join(" and ")}: set each`);
  return row.create({ ...settings, siteId: settings.siteId ?? "" });
}

/** @throws {UsageError} if no service has this name */
export function findService(name: string): Service {
  const row = serviceOf(name);
  if (row !== undefined) return row;
  throw new UsageError(
    `The provider cannot be ${quoteWord(name)}: use one of ${SERVICES.map((each) => each.name).join(", ")}`,
  );
}

/**
 * The required options that are not set. Of several ways to authenticate, the one that is begun counts.
 *
 * @throws {UsageError} if more than one way is begun
 */
export function missingOptions({ name, requires = [["token"]] }: Service, settings: Settings): readonly OptionName[] {
  const isSet = (option: OptionName) => settings[option] !== undefined;
  const begun = requires.filter((group) => group.some(isSet));
  if (begun.length > 1) {
    const ways = requires.map((group) => group.map(variableOf).join(" and "));
    throw new UsageError(`${name} takes one login, but more are set: set either ${ways.join(", or ")}`);
  }
  return (begun[0] ?? requires[0] ?? []).filter((option) => !isSet(option));
}

/** Every option that a service has. */
export function optionsOf({ requires = [["token"]], options = [], plans = [] }: Service): readonly OptionName[] {
  return [...COMMON_OPTIONS, ...requires.flat(), ...options, ...(plans.length > 0 ? (["plan"] as const) : [])];
}

function unknownOption(row: Service, option: OptionName): UsageError {
  const { name } = row;
  if (option === "pages") {
    return new UsageError(`${name} counts the whole site only: leave pages out, or use another service`);
  }
  const others = SERVICES.filter((each) => optionsOf(each).includes(option)).map((each) => each.name);
  if (option === "plan") {
    return new UsageError(
      `${name} has no plans: its limits are known. Leave the plan out; only ${others.join(", ")} have some`,
    );
  }
  return new UsageError(
    `${name} has no option ${option} (${variableOf(option)}). Leave it out; it belongs to ${others.join(", ")}`,
  );
}
