import { reservedText, sharedMemo } from "@onlookers/core/widget";
import { countUrl } from "@onlookers/relay/client";
import type { EverySetting } from "../config/settings.js";
import type { Visitors } from "../count/use-visitors.js";

/** What a counter's element tells a stylesheet, an auditor or a test. Nothing that a provider keeps to itself. */
export function countAttributes(visitors: Visitors, page: string | undefined, { relay, site }: EverySetting) {
  const { count, status, trend } = visitors;
  return {
    "data-onlookers": "counter",
    "data-status": status,
    "data-trend": trend,
    "data-scope": count?.scope,
    "data-page": count?.page,
    "data-window": count?.windowSeconds,
    "data-observed-at": visitors.getObservedAt(),
    // Where anybody can read the same.
    "data-source": count && relay !== undefined ? countUrl(relay, { site, page }) : undefined,
  };
}

const sharedReserve = /* @__PURE__ */ sharedMemo<{ readonly [name in `data-reserve${string}`]?: string | undefined }>();

/** The texts whose room a stylesheet keeps. Where a page is asked for, the count may be the site's all the same. */
export function reserveAttributes(isOfPage: boolean, settings: EverySetting) {
  return sharedReserve(() => {
    const ofSite = reservedText("site", settings);
    const ofPage = isOfPage && reservedText("page", settings);
    return { "data-reserve": ofPage || ofSite, "data-reserve-site": ofPage ? ofSite : undefined };
  }, [isOfPage, settings]);
}
