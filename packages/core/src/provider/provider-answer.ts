import type { ObservedAtSource } from "./visitor-snapshot.js";
import { parseInstant } from "../parse/instant.js";

/** When a number was counted, and who says so. */
export interface Observed {
  /** ISO 8601 UTC, with milliseconds. */
  readonly observedAt: string;
  readonly observedAtSource: ObservedAtSource;
}

/** A 2xx answer as a provider's parser sees it. */
export interface ProviderAnswer {
  /** The parsed JSON body, whatever the content type said. */
  readonly body: unknown;
  /** The site that was asked for, to hold against one that the body names. */
  readonly siteId: string;
  /**
   * When the answer was made: by the body's own time if it is one, else by the `Date` header, else by the receipt.
   *
   * @param bodyTime the body's field, unparsed
   */
  observed(bodyTime?: unknown): Observed;
}

/**
 * @param dateHeader the answer's `Date` in epoch milliseconds, `null` where it has none
 * @param receivedAt epoch milliseconds by our own clock
 */
export function providerAnswer(
  body: unknown,
  siteId: string,
  dateHeader: number | null,
  receivedAt: number,
): ProviderAnswer {
  return {
    body,
    siteId,
    observed(bodyTime) {
      const inBody = parseInstant(bodyTime);
      if (inBody !== null) return { observedAt: toIso(inBody), observedAtSource: "body" };
      if (dateHeader !== null) return { observedAt: toIso(dateHeader), observedAtSource: "date-header" };
      return { observedAt: toIso(receivedAt), observedAtSource: "received" };
    },
  };
}

function toIso(instant: number): string {
  return new Date(instant).toISOString();
}
