import { parseCount, parseRecord } from "../parse/fields.js";
import { defineProvider } from "../provider/define-provider.js";
import type { PaceOptions, Provider, VisitorsReading } from "../provider/provider.js";
import type { ProviderCall } from "../provider/provider-call.js";
import { checkToken } from "../provider/provider-options.js";

/** Options of {@link openpanel}. */
export interface OpenpanelOptions extends PaceOptions {
  /** The project's id. A client of type `read` gets its own project's number, whatever this id is. */
  readonly siteId: string;
  /** The id of an API client of type `read` or `root`, a UUID. A project's first client may only write. */
  readonly clientId: string;
  /** The client's secret. */
  readonly token: string;
  /**
   * The address of a self-hosted OpenPanel's API, with `/api`: `https://stats.example.com/api`.
   *
   * @default "https://api.openpanel.dev"
   */
  readonly baseUrl?: string | undefined;
}

/**
 * OpenPanel: approximate number of visitors with any event in the last 5 minutes. The limit of 100 calls in 10 seconds
 * applies to the client.
 *
 * @see https://openpanel.dev/docs/api/insights
 */
export function openpanel(options: OpenpanelOptions): Provider {
  const { siteId, clientId, token, baseUrl = "https://api.openpanel.dev", intervalSeconds = 15 } = options;
  checkToken("openpanel", clientId, "clientId");
  return defineProvider({
    name: "openpanel",
    siteId,
    token,
    baseUrl,
    windowSeconds: 300,
    intervalSeconds,
    limits: options.limits ?? [{ requests: 100, perSeconds: 10 }],
    authorize: (secret) => ({ "openpanel-client-id": clientId, "openpanel-client-secret": secret }),
    visitors,
  });
}

const visitors: ProviderCall<VisitorsReading> = {
  request: (siteId) => ({ path: `/insights/${encodeURIComponent(siteId)}/live` }),
  parse(answer) {
    const activeVisitors = parseCount(parseRecord(answer.body)?.["visitors"], { digits: true });
    return activeVisitors === null ? null : { activeVisitors, ...answer.observed() };
  },
};
