import { json, type PlainResponse } from "../service/plain-response.js";

/** The parts of an error. */
interface Refusal {
  /** Messages by field. */
  readonly validation?: Readonly<Record<string, string>>;
  readonly error?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error of Pirsch: lists of messages, none of which has a fixed field. */
export function refusal(status: number, { validation = {}, error, headers = {} }: Refusal): PlainResponse {
  return json(status, { validation, error: error === undefined ? [] : [error], context: {} }, headers);
}
