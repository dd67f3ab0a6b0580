import type { CredentialPlan } from "./plan.js";
import { separateInstances } from "./platform.js";

const HEAD = ["service", "credential", "sites", "every", "reads", "calls", "limit", "free", "oldest count"];

/**
 * Formats a plan as a text table with a line for each credential. The first characters of a credential's hash identify
 * it. Below the table is a sentence for each credential whose calls cost money, and one if instances share no store.
 *
 * @param plan the result of `relay.plan()`
 * @returns lines without a line break at the end
 * @example
 * console.log(describePlan(relay.plan()));
 * // service    credential  sites       every  reads  calls  limit  free  oldest count
 * // plausible  1f09c4b2    shop, blog  30 s   240/h  240/h  600/h  60 %  75 s (gone at 300 s)
 */
export function describePlan(plan: readonly CredentialPlan[]): string {
  const rows = [HEAD, ...plan.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  const costs = plan.flatMap((each) => describeCost(each) ?? []);
  return [...rows.map((row) => line(row).trimEnd()), ...costs, ...describeInstances(plan)].join("\n");
}

/** A sentence for each platform whose instances share no store. */
export function describeInstances(plan: readonly CredentialPlan[]): readonly string[] {
  return [...new Set(plan.flatMap(({ perInstanceOf }) => perInstanceOf ?? []))].map(separateInstances);
}

const HOURS_PER_MONTH = 24 * 30;

/** The cost of a credential's calls in a sentence, `null` if they are free. */
export function describeCost({ provider, sites, callsPerHour, billedAs }: CredentialPlan): string | null {
  if (billedAs === null) return null;
  const calls = Math.ceil(callsPerHour * HOURS_PER_MONTH - 1e-6).toLocaleString("en");
  return `${provider} (${sites.join(", ")}) bills each call as ${billedAs}: up to ${calls} calls in 30 days of constant traffic`;
}

function rowOf(plan: CredentialPlan): string[] {
  const { limit, headroom } = plan;
  return [
    plan.provider,
    plan.credential.replace(/^.*:/, "").slice(0, 8),
    plan.sites.join(", "),
    `${plan.intervalSeconds} s`,
    perHour(plan.readsPerHour),
    perHour(plan.callsPerHour),
    limit === null ? "none" : `${limit.requests}/${formatSpan(limit.perSeconds)}`,
    headroom === null ? "all" : `${Math.floor(headroom * 100 + 1e-9)} %`,
    `${plan.worstAgeSeconds} s (gone at ${plan.windowSeconds} s)`,
  ];
}

/** Rounds up: a plan never states fewer calls than the relay makes. */
function perHour(calls: number): string {
  return `${Math.ceil(calls - 1e-9)}/h`;
}

function formatSpan(seconds: number): string {
  if (seconds === 3600) return "h";
  return seconds === 60 ? "min" : `${seconds} s`;
}
