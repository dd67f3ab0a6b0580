import type { OnlookersErrorCode } from "@onlookers/core/server";

interface EventOf<Type extends string> {
  readonly type: Type;
  /** The site's public name; where several share a reading, the one that caused it. */
  readonly site: string;
  /** `Provider.credential`: names the token without telling it. */
  readonly credential: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** A provider was read. */
export interface ReadEvent extends EventOf<"read"> {
  readonly visitors: number;
  /** ISO 8601 UTC: the provider's time, or the receipt where the provider's clock runs ahead. */
  readonly observedAt: string;
  /** Calls that the reading made. */
  readonly calls: number;
}

/** A count no older than its ttl was served (`hit`), or an older one that isn't expired (`stale`). */
export interface ServedEvent extends EventOf<"hit" | "stale"> {
  /** How old the count was. */
  readonly ageSeconds: number;
}

/** The credential's own limit is used up (`refused`), or its service wants to be left alone (`paused`). Once for each `until`. */
export interface HeldEvent extends EventOf<"refused" | "paused"> {
  /** When it may be asked again, ISO 8601 UTC. */
  readonly until: string;
}

/** A reading failed. The service's own words are left out: they may quote what nobody should log. */
export interface FailedEvent extends EventOf<"failed"> {
  /** `store`: the provider may be well, but the relay's store is not. */
  readonly code: OnlookersErrorCode | "store";
  /** The HTTP status, `null` without an answer. */
  readonly status: number | null;
  /** What the service asks to wait, `null` where it doesn't say. */
  readonly retryAfterSeconds: number | null;
}

/** What happens in a relay, without tokens, provider messages, or anything of a request. */
export type RelayEvent = ReadEvent | ServedEvent | HeldEvent | FailedEvent;
