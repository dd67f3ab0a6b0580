import { parseRecord } from "../parse/record.js";

/** Longer than every documented message of the services. A body may have 1 MiB. */
const MAX_LENGTH = 500;
const MAX_LINE_LENGTH = 200;

/**
 * The message in an error answer: `error`, `error.message` or `message` of a JSON object, a JSON string, or the first line
 * of plain text. `null` for HTML, an empty body and everything else.
 *
 * @param json the parsed body, `undefined` if it isn't JSON
 */
export function providerMessage(text: string, json: unknown): string | null {
  if (json !== undefined) return typeof json === "string" ? toMessage(json) : messageField(json);
  const line = text.trim().split(/\r?\n/, 1)[0]?.trim() ?? "";
  return /^[<{[]/.test(line) ? null : toMessage(line.slice(0, MAX_LINE_LENGTH));
}

/** The message of a JSON object with an `error` field, which means a failure under any status; else `null`. */
export function errorField(json: unknown): string | null {
  const error = parseRecord(json)?.["error"];
  return toMessage(error) ?? toMessage(parseRecord(error)?.["message"]);
}

function messageField(json: unknown): string | null {
  return errorField(json) ?? toMessage(parseRecord(json)?.["message"]);
}

/** The text if it says anything, cut to a length that logs can hold; else `null`. */
export function toMessage(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.slice(0, MAX_LENGTH) : null;
}
