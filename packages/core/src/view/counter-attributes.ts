import type { SentenceOptions } from "../wording/sentence.js";
import type { CountView } from "./count-view.js";
import type { DisplayRule } from "../settings/settings.js";
import { reservedText } from "./reserved-text.js";
import type { ShownCount } from "./visitor-status.js";

/** The part of a {@link CountView} that the attributes describe. React writes the time of its count itself. */
interface AttributeView extends Pick<CountView, "status" | "trend"> {
  readonly count: (Omit<ShownCount, "observedAt"> & Partial<Pick<ShownCount, "observedAt">>) | null;
}

/**
 * The data attributes of a counter, for style sheets, auditors and tests. `null` and `undefined` stand for an attribute
 * that is absent.
 *
 * @param url where anyone can read the same count; left out for a count that came from no relay
 */
export function counterAttributes({ count, status, trend }: AttributeView, url: string | undefined) {
  return {
    "data-status": status,
    "data-trend": trend,
    "data-scope": count?.scope,
    "data-page": count?.page,
    "data-window": count?.windowSeconds,
    "data-observed-at": count?.observedAt,
    "data-source": count ? url : undefined,
  };
}

/**
 * The texts whose width the style sheet reserves. A counter with a `page` needs both: the provider may only have a number
 * for the site.
 */
export function reserveAttributes(page: string | undefined, options: SentenceOptions & DisplayRule) {
  return {
    "data-reserve": reservedText(page ? "page" : "site", options),
    "data-reserve-site": page ? reservedText("site", options) : undefined,
  };
}

/** The title of a counter: the sentence with its window, if the visible sentence leaves the window out, else `null`. */
export function counterTitle({ sentence, description }: Pick<CountView, "sentence" | "description">): string | null {
  return sentence === description ? null : description;
}
