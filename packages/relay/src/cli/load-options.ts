import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { RelayOptions } from "../relay-options.js";
import { envOptions } from "./env-options.js";
import { jsonOptions } from "./json-options.js";
import type { Surroundings } from "./surroundings.js";
import { messageOf, WrongUse } from "./wrong-use.js";

/**
 * A relay's options from a file, or from the environment where none is named. A file's word is whole: only tokens that
 * it names come from the environment then.
 *
 * @param config path from the working directory
 * @throws {WrongUse} that says what can't be
 */
export async function loadOptions(config: string | null, env: Surroundings["env"]): Promise<RelayOptions> {
  if (config === null) return envOptions(env);
  const path = resolve(config);
  if (path.endsWith(".json")) return jsonOptions(await readJson(path), env);
  const { default: options }: { default?: unknown } = await fromFile(path, () => import(pathToFileURL(path).href));
  if (isOptions(options)) return options;
  throw new WrongUse(
    `${path} exports no options as default: write "export default { sites: { default: plausible({ … }) } }"`,
  );
}

async function readJson(path: string): Promise<unknown> {
  const text = await fromFile(path, () => readFile(path, "utf8"));
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own words quote the file, and a token may stand there.
    throw new WrongUse(`${path} isn't JSON: look for a comma or a quote that is missing or too many`);
  }
}

async function fromFile<Value>(path: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    throw new WrongUse(`${path} can't be read: ${messageOf(error)}`, { cause: error });
  }
}

/** What the options hold is checked by `createRelay`. */
function isOptions(options: unknown): options is RelayOptions {
  return typeof options === "object" && options !== null && "sites" in options && typeof options.sites === "object";
}
