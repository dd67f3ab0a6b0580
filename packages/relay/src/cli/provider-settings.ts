import { plausible, versatailor, ztas, type Provider, type VersatailorPlan } from "@onlookers/core/server";
import { orWrongUse, WrongUse } from "./wrong-use.js";

/** A provider as environment variables and JSON can say it. */
export interface ProviderSettings {
  readonly provider: string;
  readonly siteId: string;
  readonly token: string;
  readonly baseUrl?: string | undefined;
  /** Versatailor's. */
  readonly plan?: string | undefined;
  /** Whether to ask Plausible for its visitors by page. */
  readonly pages?: boolean | undefined;
}

const PLANS: readonly VersatailorPlan[] = ["free", "pro", "enterprise"];

/** @throws {WrongUse} that names the setting which can't be */
export function toProvider({ provider, plan, pages, ...rest }: ProviderSettings): Provider {
  switch (provider) {
    case "plausible":
      refusePlan(provider, plan);
      return orWrongUse(() => plausible({ ...rest, pages }));
    case "ztas":
      refusePlan(provider, plan);
      return orWrongUse(() => ztas(rest));
    case "versatailor":
      if (pages === true) {
        throw new WrongUse("versatailor counts the whole site only: leave pages out, or use another service");
      }
      return orWrongUse(() => versatailor({ ...rest, plan: planFrom(plan) }));
    default:
      throw new WrongUse(`No provider is called ${named(provider)}: give one of plausible, ztas, versatailor`);
  }
}

function refusePlan(provider: string, plan: string | undefined): void {
  if (plan === undefined) return;
  throw new WrongUse(`${provider} has no plans: its limits are known. Leave the plan out; only versatailor has some`);
}

function planFrom(text: string | undefined): VersatailorPlan | undefined {
  const plan = PLANS.find((each) => each === text);
  if (plan !== undefined || text === undefined) return plan;
  throw new WrongUse(`versatailor has no plan ${named(text)}: give one of ${PLANS.join(", ")}`);
}

/** What looks like a word may be repeated; anything else may be a token that was put into the wrong variable. */
function named(text: string): string {
  return /^[a-z]{1,20}$/i.test(text) ? `"${text}"` : "so";
}
