import { join } from "node:path";
import { loadFromSource } from "../source/bundle.ts";
import type * as Rules from "./rules.ts";

export const rules = await loadFromSource<typeof Rules>(join(import.meta.dirname, "rules.ts"));
const { plausible, versatailor, ztas } = rules;

/** A service with one token, its limit, and how often its own published sample asks from every tab. */
export interface Service {
  readonly name: string;
  readonly readsPerHour: number;
  /** Seconds. */
  readonly sampleInterval: number;
  readonly provider: (site: number) => Rules.Provider;
  /** What it answers with, whatever the site. */
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

/** Shoppers who stay on their page all the time. */
export interface Scenario {
  readonly service: Service;
  readonly shoppers: number;
  /** Open at once, and all visible: hidden ones ask a relay nothing. @default 1 */
  readonly tabs?: number | undefined;
  /** On one token. @default 1 */
  readonly sites?: number | undefined;
  /** Processes of the relay. @default 1 */
  readonly instances?: number | undefined;
  /** Whether they share a store. @default false */
  readonly isShared?: boolean | undefined;
}
