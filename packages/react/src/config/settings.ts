import {
  displaySettings,
  objectSettings,
  sharedSettings,
  warnOnce,
  type SettingKind,
  type SettingKinds,
  type SettingsOf,
  type SettingsTable,
} from "@onlookers/core/widget";

/** Settings of an `OnlookersConfig`, for all counters inside, or of one counter. */
export type Settings = SettingsOf<typeof sharedSettings & typeof displaySettings & typeof objectSettings>;

const tables = [sharedSettings, displaySettings, objectSettings];

/** Counts come from a relay or from a custom source, never from both. */
export type OneOrigin =
  | { readonly relay?: Settings["relay"]; readonly source?: undefined }
  | { readonly relay?: undefined; readonly source?: Settings["source"] };

/** {@link Settings} after merging: every key is present. */
export type EverySetting = { readonly [Name in keyof Settings]-?: Settings[Name] } & OneOrigin;

// Declared here, so that a browser build needs neither Node nor its types. Bundlers replace it, as for React itself.
declare const process: { readonly env: { readonly NODE_ENV?: string } };

type Values = Readonly<Record<string, unknown>>;

/** Merges settings: each inner one replaces the outer one, unless it is `undefined`. */
export function mergeSettings(outer: Settings, inner: Settings): EverySetting;
export function mergeSettings(outer: Values, inner: Values): Values {
  const merged: Record<string, unknown> = {};
  for (const table of tables) for (const name in table) merged[name] = inner[name] ?? outer[name];
  // Relay and source are one setting: an outer source must not override an inner relay.
  const { relay, source } = (inner["relay"] ?? inner["source"]) === undefined ? outer : inner;
  if (process.env.NODE_ENV !== "production") for (const table of tables) checkSettings(table, inner);
  return Object.assign(merged, { relay, source });
}

/** Returns the props of a component that are no settings, so that they do not end up on its element. */
export function withoutSettings<Props extends Settings>(
  props: Props,
  settings: EverySetting,
): Omit<Props, keyof Settings>;
export function withoutSettings(props: object, settings: object): object {
  return Object.fromEntries(Object.entries(props).filter(([name]) => !(name in settings)));
}

const isNumber = (value: unknown): boolean => Number.isFinite(value);
const isMethod = (owner: unknown, name: string): boolean => typeof Reflect.get(Object(owner), name) === "function";

const checks: { readonly [Kind in keyof SettingKinds]: (value: unknown) => boolean } = {
  text: (value) => typeof value === "string",
  number: isNumber,
  numbers: (value) => Array.isArray(value) && value.every(isNumber),
  flag: (value) => typeof value === "boolean",
  source: (value) => isMethod(value, "subscribe") && isMethod(value, "now"),
  // Checked where they are used, in production too.
  count: () => true,
  messages: () => true,
};

/** Warns of settings with a value of another kind, which types report in TypeScript. Call it during development only. */
function checkSettings(table: SettingsTable, values: Readonly<Record<string, unknown>>): void {
  for (const [name, kind] of Object.entries(table)) {
    const value = values[name] ?? undefined;
    if (value !== undefined && !isOfKind(kind, value)) warnOnce(name, value);
  }
}

function isOfKind(kind: SettingKind, value: unknown): boolean {
  return typeof kind === "string" ? checks[kind](value) : kind.some((word) => word === value);
}
