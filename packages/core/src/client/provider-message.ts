import { parseRecord } from "../parse/record.js";

/** Enough for every sentence that the three services document; a body may be 1 MiB. */
const MAX_LENGTH = 500;
const MAX_LINE_LENGTH = 200;

/**
 * The sentence in an error answer: `error`, `error.message` or `message` of a JSON object, a JSON string, or the
 * first line of a plain text. `null` for HTML, an empty body and everything else.
 *
 * @param json the parsed body, `undefined` where it isn't JSON
 */
export function providerMessage(text: string, json: unknown): string | null {
  if (json !== undefined) return typeof json === "string" ? sentence(json) : messageField(json);
  const line = text.trim().split(/\r?\n/, 1)[0]?.trim() ?? "";
  return /^[<{[]/.test(line) ? null : sentence(line.slice(0, MAX_LINE_LENGTH));
}

/** The sentence of a JSON object that calls itself an error, also under a status that says otherwise; else `null`. */
export function errorField(json: unknown): string | null {
  const error = parseRecord(json)?.["error"];
  return sentence(error) ?? sentence(parseRecord(error)?.["message"]);
}

function messageField(json: unknown): string | null {
  return errorField(json) ?? sentence(parseRecord(json)?.["message"]);
}

function sentence(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.slice(0, MAX_LENGTH) : null;
}
