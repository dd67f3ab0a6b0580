import * as v from "valibot";
import type { RelayOptions } from "../../relay-options.js";
import type { CliContext } from "../cli-context.js";
import { toProvider } from "../services/to-provider.js";
import { messageOf, UsageError } from "../usage-error.js";
import { configSchema } from "./config-schema.js";

/** A parsed config file. */
export interface JsonConfig {
  /** For messages. */
  readonly file: string;
  readonly json: unknown;
}

/**
 * Validates a JSON config and converts it to a relay's options.
 *
 * @throws {UsageError} with the file, the field and what it must be, without any value of the file
 */
export function jsonOptions({ file, json }: JsonConfig, env: CliContext["env"]): RelayOptions {
  const result = v.safeParse(configSchema(env), json, { abortEarly: true });
  if (!result.success) throw new UsageError(`${file}: ${describeIssue(result.issues[0])}`);
  const { sites, ...options } = result.output;
  const providers = Object.entries(sites).map(([name, { provider, settings }]) => {
    try {
      return [name, toProvider(provider, settings)] as const;
    } catch (error) {
      throw new UsageError(`${file}: sites.${name}: ${messageOf(error)}`, { cause: error });
    }
  });
  return { ...options, sites: Object.fromEntries(providers) };
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  const field = path ?? "the config";
  if (issue.type === "raw_transform") return `${field}: ${issue.message}`;
  if (issue.type === "strict_object" && issue.expected !== "Object") {
    const parent = path?.split(".").slice(0, -1).join(".") || "the config";
    const [state, remedy] = issue.expected === "never" ? ["unknown", "Remove it"] : ["missing", "Add it"];
    return `${field} is ${state}. ${remedy}: ${parent} must be ${issue.message}`;
  }
  return `${field} is ${typeOf(issue.input)}. It must be ${issue.message}`;
}

function typeOf(input: unknown): string {
  if (input === null) return "null";
  if (Array.isArray(input)) return "a list";
  return typeof input === "object" ? "an object" : `a ${typeof input}`;
}
