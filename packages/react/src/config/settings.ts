import { objectSettings, sharedSettings, type SettingsOf } from "@onlookers/core/widget";

const table = { ...sharedSettings, ...objectSettings };

/** Settings of an `OnlookersConfig`, for all counters inside, or of one counter. */
export type Settings = SettingsOf<typeof table>;

/** Counts come from a relay or from a custom source, never from both. */
export type OneOrigin =
  | { readonly relay?: Settings["relay"]; readonly source?: undefined }
  | { readonly relay?: undefined; readonly source?: Settings["source"] };

/** {@link Settings} after merging: every key is present. */
export type EverySetting = { readonly [Name in keyof Settings]-?: Settings[Name] };

/** Splits the props of a component into its settings and all others. */
export function splitSettings<Props extends Settings>(
  props: Props,
): readonly [settings: Settings & OneOrigin, others: Omit<Props, keyof Settings>];
export function splitSettings(props: object): readonly [settings: object, others: object] {
  const [settings, others] = [{}, {}];
  for (const [name, value] of Object.entries(props)) Reflect.set(name in table ? settings : others, name, value);
  return [settings, others];
}

/** Merges settings: each inner one replaces the outer one, unless it is `undefined`. */
export function mergeSettings(outer: Settings, inner: Settings): EverySetting {
  // Relay and source are one setting: an outer source must not override an inner relay.
  const { relay, source } = (inner.relay ?? inner.source) === undefined ? outer : inner;
  const names = Object.keys(table) as (keyof Settings)[];
  return Object.assign({}, ...names.map((name) => ({ [name]: inner[name] ?? outer[name] })), { relay, source });
}
