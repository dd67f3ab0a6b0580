import type { Site, SiteCredential } from "../site/site.js";
import type { ExtraFaultKind } from "./fault.js";
import type { Service } from "./service.js";

/** A site with its credential at one service. */
export type Account<Credential extends SiteCredential = SiteCredential> = Credential & { readonly site: Site };

/** What a service depends on beside its options. */
export interface ServiceContext<Credential extends SiteCredential> {
  readonly accounts: readonly Account<Credential>[];
  /** Returns the dialect that `mock.setDialect` selected. It is called at each request. */
  readonly dialect: () => string;
}

/** A request for a site's visitors, as in the service's documentation. */
export interface ExampleRequest {
  readonly method: "GET" | "POST";
  /** Below the base URL, with the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: object;
  /** Selects the number of visitors in the body of the response. */
  readonly visitors: (body: unknown) => unknown;
}

/** One row of the table of services. */
export interface ServiceRow<
  Options = unknown,
  Credential extends SiteCredential = SiteCredential,
  Extra extends ExtraFaultKind = never,
  Example extends Credential = Credential,
> {
  readonly title: string;
  /** The site id and token from the examples in the service's documentation. Not secrets. */
  readonly credential: Example;
  /** Beside the credential, if the documentation also describes a login. */
  readonly login?: Partial<NoInfer<Credential>>;
  readonly example: (credential: NoInfer<Credential>) => ExampleRequest;
  readonly create: (options: Options | undefined, context: ServiceContext<Credential>) => Service;
  /** The faults that this service supports beside the common ones. */
  readonly faults?: readonly Extra[];
}

/** Types one row of the table. */
export function defineService<
  Options,
  Credential extends SiteCredential,
  Example extends Credential,
  const Extra extends ExtraFaultKind = never,
>(row: ServiceRow<Options, Credential, Extra, Example>): ServiceRow<Options, Credential, Extra, Example> {
  return row;
}

/** The headers of a request with a bearer token. */
export function bearer(token: string | null): Readonly<Record<string, string>> {
  return { Authorization: `Bearer ${token ?? ""}` };
}
