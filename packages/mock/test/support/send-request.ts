import { getResponse } from "msw";
import type { Mock } from "../../src/index.js";

/** A response of the mock's handlers with its complete body. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed JSON, `undefined` if the text is not JSON. */
  readonly body: unknown;
}

export interface SendOptions {
  readonly token?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A body to send as JSON, by POST unless `method` is set. */
  readonly json?: unknown;
  /** A form to send, by POST. */
  readonly form?: URLSearchParams;
}

/** Sends one request to the mock's handlers, at the service's own URL. */
export async function sendRequest(mock: Mock, url: string, options: SendOptions = {}): Promise<ReceivedResponse> {
  const headers = new Headers(options.headers);
  if (options.token !== undefined) headers.set("authorization", `Bearer ${options.token}`);
  const body = options.form ?? (options.json === undefined ? undefined : JSON.stringify(options.json));
  const method = options.method ?? (body === undefined ? "GET" : "POST");
  const init = body === undefined ? { method, headers } : { method, headers, body };
  const response = await getResponse(mock.handlers, new Request(url, init));
  if (!response) throw new Error(`No handler for ${method} ${url}`);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parseJson(text) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
