import type { DisplayRule, SentenceOptions } from "@onlookers/core";
import { reservedText, type CountView } from "@onlookers/core/widget";
import { countUrl } from "@onlookers/relay/client";
import type { CounterSettings } from "./counter-settings.js";
import { writeAttribute } from "../dom/reflected-properties.js";

type Counter = HTMLElement & CounterSettings;

/** Writes onto a counter what it shows, for styles and auditors: the attributes that React's counter has too. */
export function writeAttributes(counter: Counter, { count, status, trend }: CountView): void {
  const { relay, site, page } = counter;
  write(counter, {
    status,
    trend,
    scope: count?.scope,
    page: count?.page,
    window: count?.windowSeconds,
    "observed-at": count?.observedAt,
    // Where anybody can read the same.
    source: count && relay !== undefined ? countUrl(relay, { site, page }) : undefined,
  });
}

/** Writes the texts whose room the style sheet keeps. */
export function writeReserve(counter: Counter, options: SentenceOptions & DisplayRule): void {
  const site = reservedText("site", options);
  // Where a page is asked for, the count may be the site's all the same.
  const reserve = counter.page === undefined ? site : reservedText("page", options);
  write(counter, { reserve, "reserve-site": reserve === site ? undefined : site });
}

function write(host: Element, attributes: Readonly<Record<string, string | number | null | undefined>>): void {
  for (const [name, value] of Object.entries(attributes)) writeAttribute(host, `data-${name}`, value);
}
