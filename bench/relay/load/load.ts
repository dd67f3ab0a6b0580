/** The load on a server: 64 connections that request one site after the other. */
export interface Demand {
  readonly origin: string;
  readonly sites: number;
  readonly seconds: number;
  /** Sent as `If-None-Match`. */
  readonly etag: string | null;
}

/** The results of a load. */
export interface Load {
  readonly requestsPerSecond: number;
  /** The latency in milliseconds: median and 99th percentile. */
  readonly p50: number;
  readonly p99: number;
}

/** Runs a load. Rejects if a response is neither a count nor a 304. */
export type PutUnderLoad = (demand: Demand) => Promise<Load>;

export const CONNECTIONS = 64;
