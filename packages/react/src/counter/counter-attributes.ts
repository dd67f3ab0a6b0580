import { counterAttributes, memoizeLast, reserveAttributes } from "@onlookers/core/widget";
import { countUrl } from "@onlookers/relay/client";
import type { EverySetting } from "../config/settings.js";
import type { Visitors } from "../count/use-visitors.js";

/** The data attributes of a counter's element. */
export function countAttributes(visitors: Visitors, page: string | undefined, { relay, site }: EverySetting) {
  return {
    "data-onlookers": "counter",
    ...counterAttributes(visitors, relay === undefined ? relay : countUrl(relay, { site, page })),
    "data-observed-at": visitors.getObservedAt(),
  };
}

/** The last texts, for all counters with the same settings. */
const memoizedReserve = /* @__PURE__ */ memoizeLast<ReturnType<typeof reserveAttributes>>();

/** The texts whose width the style sheet reserves. */
export function memoizedReserveAttributes(page: string | undefined, settings: EverySetting) {
  return memoizedReserve(() => reserveAttributes(page, settings), [page, settings]);
}
