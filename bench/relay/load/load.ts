/** What a server is put under: 64 connections that ask for one site after the other. */
export interface Demand {
  readonly origin: string;
  readonly sites: number;
  readonly seconds: number;
  /** Sent as `If-None-Match`. */
  readonly etag: string | null;
}

/** How a server bore it. */
export interface Load {
  readonly requestsPerSecond: number;
  /** Milliseconds that half of the answers took at most, and 99 of 100. */
  readonly p50: number;
  readonly p99: number;
}

/** Puts a server under load. Rejects where one answer is no count and no 304. */
export type PutUnderLoad = (demand: Demand) => Promise<Load>;

export const CONNECTIONS = 64;
