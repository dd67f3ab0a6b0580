import { parseLiveCount } from "../../wire.js";
import type { CliContext } from "../cli-context.js";
import { messageOf } from "../usage-error.js";
import { checkAnswer } from "./check-answer.js";
import { checkCaching, checkRevalidation } from "./check-caching.js";
import { checkCdn } from "./check-cdn.js";
import { checkClock } from "./check-clock.js";
import { checkCors } from "./check-cors.js";
import { checkQuery, ONE_PAGE, TWO_PAGES } from "./check-query.js";
import { finding, type Finding } from "./finding.js";
import { requestRelay, type RelayReply } from "./relay-reply.js";

/** Options of {@link checkRelay}. */
export interface CheckRelayOptions {
  /** The URL of a site's count. */
  readonly url: string;
  /** The configured `origin`; `undefined` if there is none, or no config. */
  readonly expectedOrigin: string | undefined;
  readonly context: CliContext;
}

/** Checks a running relay with five requests. */
export async function checkRelay({ url, expectedOrigin, context }: CheckRelayOptions): Promise<readonly Finding[]> {
  const request = (headers: Readonly<Record<string, string>> = {}) => requestRelay({ url, headers }, context);
  const requestPages = (query: string) => requestRelay({ url: String(new URL(query, url)) }, context);
  let replies: readonly [RelayReply, RelayReply, RelayReply, RelayReply, RelayReply];
  try {
    const first = await request();
    const again = await request({ "If-None-Match": first.headers.get("etag") ?? "" });
    replies = [first, again, await request(), await requestPages(TWO_PAGES), await requestPages(ONE_PAGE)];
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return [
      finding.error(
        `answer: ${new URL(url).host} cannot be reached (${messageOf(cause)}). Check the URL, and that the relay runs`,
      ),
    ];
  }
  const [first, again, second, two, one] = replies;
  if (first.status !== 200 || parseLiveCount(first.json) === null) return [checkAnswer(first)];
  return [
    checkAnswer(first),
    ...checkCors({ headers: first.headers, url, expectedOrigin }),
    ...checkCaching(first),
    checkRevalidation(first, again),
    checkCdn(second.headers),
    checkQuery(two, one),
    checkClock(first.clock),
  ];
}
