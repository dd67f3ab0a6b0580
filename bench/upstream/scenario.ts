import { join } from "node:path";
import { loadFromSource } from "../source/bundle.ts";
import type * as Rules from "./rules.ts";

export const rules = await loadFromSource<typeof Rules>(join(import.meta.dirname, "rules.ts"));
const { plausible, versatailor, ztas } = rules;

/** A service with one token, its limit, and the interval of its published sample. */
export interface Service {
  readonly name: string;
  readonly readsPerHour: number;
  /** In seconds. */
  readonly sampleInterval: number;
  readonly provider: (site: number) => Rules.Provider;
  /** Its response for every site. */
  readonly answer: (visitors: number, timestamp: string) => unknown;
}

export const VERSATAILOR: Service = {
  name: "Versatailor, free",
  readsPerHour: 100,
  sampleInterval: 60,
  provider: (site) => versatailor({ siteId: `site-${site}`, token: "bench" }),
  answer: (currentVisitors, timestamp) => ({ currentVisitors, timestamp }),
};
export const PLAUSIBLE: Service = {
  name: "Plausible",
  readsPerHour: 600,
  sampleInterval: 30,
  provider: (site) => plausible({ siteId: `site-${site}`, token: "bench" }),
  answer: (visitors) => visitors,
};
export const ZTAS: Service = {
  name: "ztas",
  readsPerHour: 1000,
  sampleInterval: 5,
  provider: (site) => ztas({ siteId: `site-${site}`, token: "bench" }),
  answer: (activeVisitors, timestamp) => ({ activeVisitors, timestamp }),
};

/** Visitors who keep their page open all the time. */
export interface Scenario {
  readonly service: Service;
  readonly shoppers: number;
  /** Visible tabs per visitor. Hidden tabs do not poll. @default 1 */
  readonly tabs?: number | undefined;
  /** Sites on one token. @default 1 */
  readonly sites?: number | undefined;
  /** Relay processes. @default 1 */
  readonly instances?: number | undefined;
  /** Whether they share a store. @default false */
  readonly isShared?: boolean | undefined;
}
