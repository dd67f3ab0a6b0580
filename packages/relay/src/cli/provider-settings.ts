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
  if (plan !== undefined && provider !== "versatailor") {
    throw new WrongUse(
      `${provider} has no plan "${plan}": its limits are known. Leave the plan out; only versatailor has some`,
    );
  }
  switch (provider) {
    case "plausible":
      return orWrongUse(() => plausible({ ...rest, pages }));
    case "ztas":
      return orWrongUse(() => ztas(rest));
    case "versatailor":
      if (pages === true) {
        throw new WrongUse("versatailor counts the whole site only: leave pages out, or use another service");
      }
      return orWrongUse(() => versatailor({ ...rest, plan: planFrom(plan) }));
    default:
      throw new WrongUse(`No provider is called "${provider}": give one of plausible, ztas, versatailor`);
  }
}

function planFrom(text: string | undefined): VersatailorPlan | undefined {
  const plan = PLANS.find((each) => each === text);
  if (plan !== undefined || text === undefined) return plan;
  throw new WrongUse(`versatailor has no plan "${text}": give one of ${PLANS.join(", ")}`);
}
