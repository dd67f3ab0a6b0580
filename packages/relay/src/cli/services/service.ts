import type { Provider } from "@onlookers/core/server";
import type { FailedEvent } from "../../reading/relay-event.js";
import { asUsageError, UsageError } from "../usage-error.js";
import { quoteWord, type OptionName, type Settings } from "./service-options.js";

/** The code of a failed reading. */
export type FailureCode = FailedEvent["code"];

/** One row of the table of services. */
export interface ServiceDefinition<Plan extends string = never> {
  /** The provider's name, and the name of its file in core. */
  readonly name: string;
  /** The service's own name. */
  readonly title: string;
  /**
   * What must be set beside `siteId`: one of these groups.
   *
   * @default [["token"]]
   */
  readonly requires?: readonly (readonly OptionName[])[];
  /** What else may be set beside `baseUrl`, `intervalSeconds` and `limits`, which every service has. */
  readonly options?: readonly OptionName[];
  /** The values of the option `plan`, the first of which is the default. */
  readonly plans?: readonly Plan[];
  readonly create: (
    settings: Settings & { readonly siteId: string; readonly token: string; readonly plan?: Plan | undefined },
  ) => Provider;
  /** The advice of `doctor` where it differs from the general one, by the code of the failure. */
  readonly hints?: Readonly<Partial<Record<FailureCode, string>>>;
  /** The service answers 0, or another site's number, for an unknown `siteId`. `doctor` then warns of a 0. */
  readonly hidesUnknownSite?: true;
  /** The configured token is a JWT that expires. `doctor` then warns in time. */
  readonly hasExpiringToken?: true;
  /** For the documentation. */
  readonly docs: ServiceDocs;
}

/** What the table of docs/services says that a provider's own fields do not. */
interface ServiceDocs {
  /** Where the token comes from, and the plan or version that it requires. */
  readonly token: string;
  /** Whom the service counts as active. */
  readonly counts: string;
  /** Visitors by page: how, or why not. */
  readonly pages: string;
  /** Settings of the row's example beside `siteId` and `token`, if they are required. */
  readonly example?: Settings;
}

/** A row with its plans checked. */
export interface Service extends Omit<ServiceDefinition<string>, "create"> {
  /** @throws {UsageError} for an unknown plan, and for every option that the provider rejects */
  readonly create: (settings: Settings & { readonly siteId: string }) => Provider;
}

/** Types one row: `create` gets one of the row's own plans. */
export function service<Plan extends string = never>(definition: ServiceDefinition<Plan>): Service {
  const { name, plans = [] } = definition;
  return {
    ...definition,
    create({ plan: text, token = "", ...settings }) {
      const plan = plans.find((each) => each === text);
      if (plan !== undefined || text === undefined) {
        return asUsageError(() => definition.create({ ...settings, token, plan }));
      }
      throw new UsageError(`The plan of ${name} cannot be ${quoteWord(text)}: use one of ${plans.join(", ")}`);
    },
  };
}
