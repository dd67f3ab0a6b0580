import { parseLiveCount } from "../../wire.js";
import type { Surroundings } from "../surroundings.js";
import { messageOf } from "../wrong-use.js";
import { checkAnswer } from "./check-answer.js";
import { checkCaching, checkRevalidation } from "./check-caching.js";
import { checkCdn } from "./check-cdn.js";
import { checkClock } from "./check-clock.js";
import { checkCors } from "./check-cors.js";
import { checkQuery, ONE_PAGE, TWO_PAGES } from "./check-query.js";
import { wrong, type Finding } from "./finding.js";
import { askRelay, type RelayReply } from "./relay-reply.js";

/**
 * Looks at a relay from outside, by five requests.
 *
 * @param expectedOrigin the `origin` that is configured
 */
export async function checkRelay(
  url: string,
  expectedOrigin: string | undefined,
  surroundings: Surroundings,
): Promise<readonly Finding[]> {
  const ask = (headers: Readonly<Record<string, string>> = {}) => askRelay(url, headers, surroundings);
  const askFor = (query: string) => askRelay(String(new URL(query, url)), {}, surroundings);
  let replies: readonly [RelayReply, RelayReply, RelayReply, RelayReply, RelayReply];
  try {
    const first = await ask();
    const again = await ask({ "If-None-Match": first.headers.get("etag") ?? "" });
    replies = [first, again, await ask(), await askFor(TWO_PAGES), await askFor(ONE_PAGE)];
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return [
      wrong(
        `answer: ${new URL(url).host} can't be reached (${messageOf(cause)}). Check the address, and that the relay runs`,
      ),
    ];
  }
  const [first, again, second, two, one] = replies;
  if (first.status !== 200 || parseLiveCount(first.json) === null) return [checkAnswer(first)];
  return [
    checkAnswer(first),
    ...checkCors(first.headers, url, expectedOrigin),
    ...checkCaching(first),
    checkRevalidation(first, again),
    checkCdn(second.headers),
    checkQuery(two, one),
    checkClock(first.clock),
  ];
}
