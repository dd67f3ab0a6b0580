import { windowFromFirstRequest, type Allowance } from "../service/limiters.js";
import { json, withHeaders, type PlainResponse } from "../service/plain-response.js";
import { parseJsonObject } from "../service/parse-json-object.js";
import type { Account } from "../service/service-row.js";
import { refusal } from "./pirsch-errors.js";

/** The credential of a domain at Pirsch. */
export interface PirschCredential {
  /** The domain's id. */
  readonly siteId: string;
  readonly clientId: string;
  /** The client's secret. */
  readonly token: string;
  /** An access token that is valid without a request for one, for examples. @default none */
  readonly accessToken?: string | undefined;
}

type Client = Account<PirschCredential>;

/** The access tokens of all clients. */
export interface AccessTokens {
  /** Responds to a request for a token. */
  issue(body: string, now: number): PlainResponse;
  /** The accounts of a token, none for an invalid or expired one. */
  clientsOf(token: string, now: number): readonly Client[];
}

const LIMIT = { requests: 10, seconds: 60 } as const;

/** @param lifeSeconds how long a token is valid */
export function createAccessTokens(accounts: readonly Client[], lifeSeconds: number): AccessTokens {
  const take = windowFromFirstRequest(LIMIT);
  const issued = new Map<string, { readonly clientId: string; readonly endsAt: number }>();
  for (const { accessToken, clientId } of accounts) {
    if (accessToken !== undefined) issued.set(accessToken, { clientId, endsAt: Number.POSITIVE_INFINITY });
  }
  return {
    issue(body, now) {
      const { client_id: id, client_secret: secret } = parseJsonObject(body);
      const allowance = take(String(id), now);
      const respond = (response: PlainResponse) => withHeaders(response, limitHeaders(allowance));
      if (!allowance.isAllowed) {
        const wait = String(Math.ceil((allowance.resetAt - now) / 1000));
        return respond(refusal(429, { error: "too many requests", headers: { "retry-after": wait } }));
      }
      const client = accounts.find((each) => each.clientId === id && each.token === secret);
      if (client === undefined) {
        return respond(refusal(400, { validation: { client_id: "client id or secret not found" } }));
      }
      const endsAt = now + lifeSeconds * 1000;
      const token = `eyJhbGciOiJSUzI1NiIsInR5cCI.pirsch.${issued.size + 1}`;
      issued.set(token, { clientId: client.clientId, endsAt });
      return respond(json(200, { access_token: token, expires_at: nanoseconds(endsAt) }));
    },
    clientsOf(token, now) {
      const found = issued.get(token);
      return found === undefined || found.endsAt <= now
        ? []
        : accounts.filter(({ clientId }) => clientId === found.clientId);
    },
  };
}

/** A time as Go writes it. */
function nanoseconds(at: number): string {
  return new Date(at).toISOString().replace("Z", "607271Z");
}

function limitHeaders({ remaining, resetAt }: Allowance): Readonly<Record<string, string>> {
  return {
    "x-ratelimit-limit": String(LIMIT.requests),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": String(Math.ceil(resetAt / 1000)),
  };
}
