import { parseInstant } from "../parse/instant.js";
import type { ProviderAnswer } from "../provider/provider-call.js";

/** The parts of an answer that {@link toProviderAnswer} needs. Times are epoch milliseconds. */
interface Received {
  readonly body: unknown;
  readonly siteId: string;
  /** The `Date` header, `null` without one. */
  readonly date: number | null;
  /** By this machine's clock. */
  readonly receivedAt: number;
}

/** The answer as a provider's parser gets it. */
export function toProviderAnswer({ body, siteId, date, receivedAt }: Received): ProviderAnswer {
  return {
    body,
    siteId,
    observed(bodyTime) {
      const inBody = parseInstant(bodyTime);
      if (inBody !== null) return { observedAt: toIso(inBody), observedAtSource: "body" };
      if (date !== null) return { observedAt: toIso(date), observedAtSource: "date-header" };
      return { observedAt: toIso(receivedAt), observedAtSource: "received" };
    },
  };
}

function toIso(instant: number): string {
  return new Date(instant).toISOString();
}
