import type { SettingKind, SettingKinds, SettingsTable } from "./settings-table.js";
import { warnOnce } from "./warn-once.js";

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
export function checkSettings(table: SettingsTable, values: Readonly<Record<string, unknown>>): void {
  for (const [name, kind] of Object.entries(table)) {
    const value = values[name] ?? undefined;
    if (value !== undefined && !isOfKind(kind, value)) warnOnce(name, value);
  }
}

function isOfKind(kind: SettingKind, value: unknown): boolean {
  return typeof kind === "string" ? checks[kind](value) : kind.some((word) => word === value);
}
