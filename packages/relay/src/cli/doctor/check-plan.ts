import { describeCost, describeInstances } from "../../plan/describe-plan.js";
import type { CredentialPlan } from "../../plan/plan.js";
import type { RelayOptions } from "../../relay-options.js";
import { finding, type Finding } from "./finding.js";

/** Checks whether limits lengthen the interval. `createRelay` checks whether they suffice at all. */
export function checkPlan(plan: readonly CredentialPlan[], { sites }: RelayOptions): readonly Finding[] {
  const instances = describeInstances(plan).map((sentence) => finding.warning(`plan: ${sentence}`));
  return [...plan.flatMap((each) => [checkInterval(each, sites), ...checkCost(each)]), ...instances];
}

function checkCost(plan: CredentialPlan): readonly Finding[] {
  const cost = describeCost(plan);
  return cost === null ? [] : [finding.warning(`plan: ${cost}. Set intervalSeconds for fewer calls`)];
}

function checkInterval(plan: CredentialPlan, sites: RelayOptions["sites"]): Finding {
  const { provider, sites: names, intervalSeconds, callsPerHour, limit, headroom } = plan;
  const usual = Math.max(...names.map((name) => sites[name]?.intervalSeconds ?? 0));
  const uses = `plan: ${names.join(", ")}: at most ${Math.ceil(callsPerHour)} calls an hour to ${provider}, each site every ${intervalSeconds} s`;
  if (limit === null || headroom === null) return finding.ok(`${uses}; it has no limit`);
  const left = `${uses}; ${Math.round(headroom * 100)} % of ${limit.requests} in ${limit.perSeconds} s stay free`;
  if (intervalSeconds <= usual) return finding.ok(left);
  return finding.warning(
    `${left}. The usual interval is ${usual} s, but ${names.length} site(s) and all instances share the limit: use tokens with limits of their own, a higher limit, or a shared store`,
  );
}
