import { parseRecord, type Provider } from "@onlookers/core/server";
import type { RelayOptions } from "../relay-options.js";
import { isOptionName, OPTION_NAMES, parseJson } from "./services/service-options.js";
import { toProvider } from "./services/to-provider.js";
import type { Surroundings } from "./surroundings.js";
import { WrongUse } from "./wrong-use.js";

type Fields = Readonly<Record<string, unknown>>;

const RELAY_FIELDS = ["sites", "origin", "pages", "instances", "timeout", "stream", "serverTiming"];
const STREAM_FIELDS = ["maxConnections", "maxPerAddress", "lifetimeSeconds", "heartbeatSeconds"];
const SITE_FIELDS = ["provider", ...OPTION_NAMES];

/**
 * A relay's options from JSON: `createRelay`'s own that JSON can say, with `{"provider": "plausible", …}` for each site
 * and `{"env": "NAME"}` for its secrets.
 *
 * @throws {WrongUse} that names the field which can't be
 */
export function jsonOptions(json: unknown, env: Surroundings["env"]): RelayOptions {
  const fields = recordOf(json, "The config");
  refuseOthers(fields, RELAY_FIELDS, "The config");
  const sites = Object.entries(recordOf(fields["sites"], "sites"));
  return {
    sites: Object.fromEntries(sites.map(([name, site]) => [name, toSite(`sites.${name}`, site, env)])),
    origin: optional(fields, "origin", isString, "a string"),
    pages: optional(fields, "pages", isStrings, "a list of paths"),
    instances: optional(fields, "instances", isNumber, "a number"),
    timeout: optional(fields, "timeout", isNumber, "a number of milliseconds"),
    stream: streamFrom(fields),
    serverTiming: optional(fields, "serverTiming", isBoolean, "true or false"),
  };
}

function streamFrom(fields: Fields): RelayOptions["stream"] {
  const rules = parseRecord(fields["stream"]);
  if (rules === null) return optional(fields, "stream", isBoolean, "true, false, or limits in braces");
  refuseOthers(rules, STREAM_FIELDS, "stream");
  return Object.fromEntries(STREAM_FIELDS.map((name) => [name, optional(rules, name, isNumber, "a number")]));
}

function toSite(where: string, json: unknown, env: Surroundings["env"]): Provider {
  const fields = recordOf(json, where);
  refuseOthers(fields, SITE_FIELDS, where);
  const settings = Object.entries(fields).flatMap(([name, value]) =>
    isOptionName(name) ? [[name, parseJson(name, value, { where: `${where}.${name}`, env })] as const] : [],
  );
  return toProvider(optional(fields, "provider", isString, "a service's name") ?? "", Object.fromEntries(settings));
}

function recordOf(json: unknown, where: string): Fields {
  const fields = parseRecord(json);
  if (fields === null) throw new WrongUse(`${where} must be an object in braces`);
  return fields;
}

function refuseOthers(fields: Fields, known: readonly string[], where: string): void {
  const other = Object.keys(fields).find((name) => !known.includes(name));
  if (other === undefined) return;
  throw new WrongUse(`${where} has a field "${other}", which means nothing there: it knows ${known.join(", ")}`);
}

function optional<Value>(
  fields: Fields,
  name: string,
  is: (value: unknown) => value is Value,
  what: string,
): Value | undefined {
  const value = fields[name];
  if (value === undefined || is(value)) return value;
  throw new WrongUse(`${name} can't be ${JSON.stringify(value)}: give ${what}`);
}

const isString = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number";
const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
const isStrings = (value: unknown): value is string[] => Array.isArray(value) && value.every(isString);
