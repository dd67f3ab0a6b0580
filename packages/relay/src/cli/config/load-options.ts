import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { RelayOptions } from "../../relay-options.js";
import { envOptions } from "./env-options.js";
import { jsonOptions } from "./json-options.js";
import type { CliContext } from "../cli-context.js";
import { messageOf, UsageError } from "../usage-error.js";

/** The byte-order marks of UTF-16. Without one, JSON in UTF-16 has a zero among its first bytes. */
const UTF_16_MARKS = new Set(["fffe", "feff"]);

/**
 * Loads a relay's options from a file, or from the environment without one. With a file, only the secrets that it refers
 * to come from the environment.
 *
 * @param config a path relative to the working directory
 * @throws {UsageError} for a missing or invalid file or variable
 */
export async function loadOptions(config: string | null, env: CliContext["env"]): Promise<RelayOptions> {
  if (config === null) return envOptions(env);
  const path = resolve(config);
  if (path.endsWith(".json")) return jsonOptions({ file: path, json: await readJson(path) }, env);
  const { default: options }: { default?: unknown } = await fromFile(path, () => import(pathToFileURL(path).href));
  if (isOptions(options)) return options;
  throw new UsageError(
    `${path} has no default export with options: write "export default { sites: { default: plausible({ … }) } }"`,
  );
}

async function readJson(path: string): Promise<unknown> {
  const bytes = await fromFile(path, () => readFile(path));
  if (bytes.subarray(0, 4).includes(0) || UTF_16_MARKS.has(bytes.toString("hex", 0, 2))) {
    throw new UsageError(`${path} is UTF-16, which JSON must not be: save it as UTF-8`);
  }
  try {
    // The decoder drops the byte-order mark that editors on Windows write.
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // The parser's own message quotes the file, which may contain a token.
    throw new UsageError(`${path} is not valid JSON: check commas and quotes`);
  }
}

async function fromFile<Value>(path: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

/** `createRelay` checks the options themselves. */
function isOptions(options: unknown): options is RelayOptions {
  return typeof options === "object" && options !== null && "sites" in options && typeof options.sites === "object";
}
