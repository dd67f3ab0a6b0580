import type { LiveCount } from "@onlookers/core";
import { parseRecord } from "@onlookers/core/server";
import { parseLiveCount, parseLiveCounts } from "../../wire.js";
import { well, wrong, type Finding } from "./finding.js";
import type { RelayReply } from "./relay-reply.js";

const PAGE = "/onlookers-doctor";

/** Two questions whose answers nobody can take for each other, nor for the site's count, whatever the service counts. */
export const TWO_PAGES = `?page=/&page=${PAGE}`;
export const ONE_PAGE = `?page=${PAGE}`;

/**
 * Whether what stands in front tells pages apart.
 *
 * @param two the answer to {@link TWO_PAGES}, asked for after the site's
 * @param one the answer to {@link ONE_PAGE}, asked for after that
 */
export function checkQuery(two: RelayReply, one: RelayReply): Finding {
  const refused = [two, one].find((reply) => reply.status !== 200 && !isUnknownPage(reply));
  if (refused !== undefined) {
    return wrong(
      `query: counts of pages are answered HTTP ${refused.status}: something in front refuses addresses with ?page=. Let them through`,
    );
  }
  if (isOfTwoPages(two) && isOfOnePage(one)) return well("query: each page that is asked for has an answer of its own");
  return wrong(
    "query: different pages get one answer: a cache or proxy in front leaves ?page= out, so counters show another page's count, or none. Make the whole query part of the cache's key, and pass it on to the relay",
  );
}

/** Only a relay that was given its `pages` answers so, and only to a query that reached it. */
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

/** The site's count stands for every page where a service knows none. */
function isOf(count: LiveCount | null | undefined, page: string): boolean {
  return count?.scope === "site" || count?.page === page;
}
