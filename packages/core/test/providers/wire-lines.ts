import { readFileSync } from "node:fs";
import type { AccessToken, VisitorSnapshot } from "../../src/server.js";

/** One answer of a service, and the client's expected result: a line of wire.jsonl or services.jsonl. */
export interface WireLine {
  readonly provider: string;
  readonly name: string;
  readonly request: {
    readonly siteId: string;
    readonly call: "visitors" | "pages" | "authorize";
    readonly options?: Readonly<Record<string, unknown>>;
    /** The answer to any call whose decoded URL and body do not contain `unless`. */
    readonly other?: { readonly unless: string; readonly status: number; readonly body: string };
  };
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly receivedAt: string;
  readonly expect: {
    readonly snapshot?: Partial<VisitorSnapshot>;
    readonly error?: Readonly<Record<string, unknown>>;
    readonly access?: AccessToken;
    readonly page?: { readonly path: string; readonly visitors: number | null };
  };
}

/** All lines, in the order of the files. */
export const WIRE_LINES: readonly WireLine[] = ["wire.jsonl", "services.jsonl"].flatMap((file) =>
  readFileSync(new URL(file, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line): WireLine => JSON.parse(line)),
);

/**
 * The answer to a call without authentication, which an exchanging provider makes first: its documented access token.
 * `null` for other calls.
 */
export function exchangeAnswer(provider: string, headers: RequestInit["headers"]): Response | null {
  const line = WIRE_LINES.find((each) => each.provider === provider && each.expect.access);
  if (line === undefined || new Headers(headers).has("authorization")) return null;
  return new Response(line.body, { status: line.status });
}
