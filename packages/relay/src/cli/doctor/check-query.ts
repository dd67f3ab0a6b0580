import type { LiveCount } from "@onlookers/core";
import { parseRecord } from "@onlookers/core/server";
import { parseLiveCount, parseLiveCounts } from "../../wire.js";
import { finding, type Finding } from "./finding.js";
import type { RelayReply } from "./relay-reply.js";

const PAGE = "/onlookers-doctor";

/** Two queries whose responses differ from each other and from the site's count, whatever the service counts. */
export const TWO_PAGES = `?page=/&page=${PAGE}`;
export const ONE_PAGE = `?page=${PAGE}`;

/**
 * Checks whether everything in front of the relay distinguishes pages.
 *
 * @param two the response to {@link TWO_PAGES}, requested after the site's
 * @param one the response to {@link ONE_PAGE}, requested after that
 */
export function checkQuery(two: RelayReply, one: RelayReply): Finding {
  const refused = [two, one].find((reply) => reply.status !== 200 && !isUnknownPage(reply));
  if (refused !== undefined) {
    return finding.error(
      `query: counts of pages are answered HTTP ${refused.status}: something in front rejects URLs with ?page=. Pass them on`,
    );
  }
  if (isOfTwoPages(two) && isOfOnePage(one)) return finding.ok("query: each requested page has a response of its own");
  return finding.error(
    "query: different pages receive the same response: a cache or proxy in front removes ?page=, so counters show another page's count, or none. Add the whole query to the cache key, and pass it on to the relay",
  );
}

/** Only a relay with the option `pages` sends this, and only if the query has reached it. */
function isUnknownPage({ json }: RelayReply): boolean {
  return parseRecord(json)?.["code"] === "unknown_page";
}

function isOfTwoPages(reply: RelayReply): boolean {
  const [first, second, ...others] = parseLiveCounts(reply.json) ?? [];
  return isUnknownPage(reply) || (others.length === 0 && isOf(first, "/") && isOf(second, PAGE));
}

function isOfOnePage(reply: RelayReply): boolean {
  return isUnknownPage(reply) || isOf(parseLiveCount(reply.json), PAGE);
}

/** If a service has no pages, the site's count is returned for every page. */
function isOf(count: LiveCount | null | undefined, page: string): boolean {
  return count?.scope === "site" || count?.page === page;
}
