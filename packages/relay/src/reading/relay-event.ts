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
  /** ISO 8601 UTC: when the provider counted, or the receipt where it says later. */
  readonly observedAt: string;
  /** Why the visitors by page are missing; `null` where they came, or weren't asked for. */
  readonly pagesFailed: OnlookersErrorCode | null;
  /** Calls that the reading made. */
  readonly calls: number;
  /** How long it took. */
  readonly tookSeconds: number;
}

/** A count no older than its ttl was served (`hit`), or an older one that isn't expired (`stale`). */
export interface ServedEvent extends EventOf<"hit" | "stale"> {
  /** How old the count was. */
  readonly ageSeconds: number;
}

/** No count was at hand, nor came in time: `visitors: null` was served. */
export type EmptyEvent = EventOf<"empty">;

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
  /** Calls that the reading made; 0 where the store failed. */
  readonly calls: number;
  /** How long it took to fail. */
  readonly tookSeconds: number;
  /** Before when this site isn't tried again, ISO 8601 UTC. */
  readonly until: string;
}

/** How a site's streams came and went since the last such event: once a heartbeat, as long as there is something to tell. */
export interface StreamsEvent extends EventOf<"streams"> {
  /** Open now, by this process. */
  readonly open: number;
  /** Opened since. */
  readonly opened: number;
  /** Ended since, whatever for. */
  readonly ended: number;
  /** Of the ended ones, those that were dropped because the reader took nothing. */
  readonly stalled: number;
  /** Answered 503 since, because too many were open. */
  readonly refused: number;
}

/** What happens in a relay, without tokens, provider messages, or anything of a request. */
export type RelayEvent = ReadEvent | ServedEvent | EmptyEvent | HeldEvent | FailedEvent | StreamsEvent;
