import { getResponse } from "msw";
import type { Mock } from "../../src/index.js";

/** The answer of a mock's handlers, read to its end. */
export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

export interface AskOptions {
  readonly token?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON by POST. */
  readonly json?: unknown;
}

/** One request to the mock's handlers, at the service's own URL. */
export async function ask(mock: Mock, url: string, options: AskOptions = {}): Promise<Asked> {
  const headers = new Headers(options.headers);
  if (options.token !== undefined) headers.set("authorization", `Bearer ${options.token}`);
  const hasBody = options.json !== undefined;
  const method = options.method ?? (hasBody ? "POST" : "GET");
  const init = hasBody ? { method, headers, body: JSON.stringify(options.json) } : { method, headers };
  const response = await getResponse(mock.handlers, new Request(url, init));
  if (!response) throw new Error(`No handler for ${method} ${url}`);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
