import type { OnlookersErrorCode } from "@onlookers/core/server";

interface EventOf<Type extends string> {
  readonly type: Type;
  /** The site's public name; if several sites share a reading, the one that caused it. */
  readonly site: string;
  /** `Provider.credential`: identifies the token without containing it. */
  readonly credential: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** A provider was read. */
export interface ReadEvent extends EventOf<"read"> {
  readonly visitors: number;
  /** The time of the provider's count, or of the receipt if that is earlier. ISO 8601 UTC. */
  readonly observedAt: string;
  /** Why the visitors by page are missing; `null` if they arrived, or the provider does not read them. */
  readonly pagesError: OnlookersErrorCode | null;
  /** Calls that the reading made. */
  readonly calls: number;
  readonly durationSeconds: number;
}

/** A count was served: no older than its ttl (`hit`), or older but not expired (`stale`). */
export interface ServedEvent extends EventOf<"hit" | "stale"> {
  /** The age of the count. */
  readonly ageSeconds: number;
}

/** No count was cached and none arrived in time, so `visitors: null` was served. */
export type MissEvent = EventOf<"miss">;

/**
 * A due reading was not made: the credential's own limit is used up (`throttled`), or its service asked for a pause
 * (`paused`). Emitted once for each `until`.
 */
export interface BlockedEvent extends EventOf<"throttled" | "paused"> {
  /** No call before this time, ISO 8601 UTC. */
  readonly until: string;
}

/** A reading failed. The service's own words are left out: they may quote what must not be logged. */
export interface FailedEvent extends EventOf<"failed"> {
  /** `store`: the relay's store failed, and the provider was not called. */
  readonly code: OnlookersErrorCode | "store";
  /** The HTTP status, `null` without an answer. */
  readonly status: number | null;
  /** The wait that the service asked for, `null` if none. */
  readonly retryAfterSeconds: number | null;
  /** Calls that the reading made; 0 if the store failed. */
  readonly calls: number;
  readonly durationSeconds: number;
  /** No retry for this site before this time, ISO 8601 UTC. */
  readonly until: string;
}

/** A site's streams since the last such event. Emitted once per heartbeat if anything changed. */
export interface StreamsEvent extends EventOf<"streams"> {
  /** Open now, in this process. */
  readonly open: number;
  /** Opened since the last event. */
  readonly opened: number;
  /** Ended since the last event, for any reason. */
  readonly ended: number;
  /** Of the ended ones, those that were dropped because the client read nothing. */
  readonly stalled: number;
  /** Answered 503 since the last event, because too many were open. */
  readonly refused: number;
}

/** An event of a relay. Contains no token, no provider message, and nothing of a request. */
export type RelayEvent = ReadEvent | ServedEvent | MissEvent | BlockedEvent | FailedEvent | StreamsEvent;
