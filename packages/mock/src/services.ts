import { matomo } from "./matomo/matomo.js";
import { ga4 } from "./ga4/ga4.js";
import { EXAMPLE_PRIVATE_KEY } from "./ga4/example-key.js";
import { openpanel } from "./openpanel/openpanel.js";
import { datafast } from "./datafast/datafast.js";
import { fathom } from "./fathom/fathom.js";
import { pirsch } from "./pirsch/pirsch.js";
import { plausible } from "./plausible/plausible.js";
import type { ExtraFault, Fault } from "./service/fault.js";
import { bearer, defineService, type ExampleRequest, type ServiceContext } from "./service/service-row.js";
import type { Service } from "./service/service.js";
import type { Site, SiteCredential, SiteSettings } from "./site/site.js";
import { posthog } from "./posthog/posthog.js";
import { rybbit } from "./rybbit/rybbit.js";
import { swetrix } from "./swetrix/swetrix.js";
import { umami } from "./umami/umami.js";
import { vemetric } from "./vemetric/vemetric.js";
import { versatailor } from "./versatailor/versatailor.js";
import { ztas } from "./ztas/ztas.js";

/** The table of services: one row each. Options, credentials, faults, the command and the server derive from it. */
export const SERVICES = {
  plausible: defineService({
    title: "Plausible",
    credential: { siteId: "example.com", token: "YOUR_API_KEY" },
    example: ({ siteId, token }) => ({
      method: "GET",
      path: `/api/v1/stats/realtime/visitors?site_id=${siteId}`,
      headers: bearer(token),
      visitors: (body) => body,
    }),
    create: plausible,
    faults: ["payment-required"],
  }),
  ztas: defineService({
    title: "Zero Trust Analytics",
    credential: { siteId: "site_abc123", token: "YOUR_TOKEN" },
    login: { email: "you@example.com", password: "your-password" },
    example: ({ siteId, token }) => ({
      method: "GET",
      path: `/api/realtime?siteId=${siteId}`,
      headers: bearer(token),
      visitors: (body) => Object(body).activeVisitors,
    }),
    create: ztas,
    faults: ["zeros"],
  }),
  versatailor: defineService({
    title: "Versatailor",
    credential: { siteId: "your_website_id", token: "vt_your_api_token_here" },
    example: ({ siteId, token }) => ({
      method: "GET",
      path: `/api/v1/realtime?websiteId=${siteId}`,
      headers: bearer(token),
      visitors: (body) => Object(body).currentVisitors,
    }),
    create: versatailor,
  }),
  ga4: defineService({
    title: "Google Analytics 4",
    credential: {
      siteId: "123456789",
      token: "ya29.YOUR_ACCESS_TOKEN",
      clientEmail: "onlookers@shop-123.iam.gserviceaccount.com",
      privateKey: EXAMPLE_PRIVATE_KEY,
      keyId: "4f1b8a6d0c2e9735",
    },
    example: ({ siteId, token }) => ({
      method: "POST",
      path: `/v1beta/properties/${siteId}:runRealtimeReport`,
      headers: bearer(token),
      json: { metrics: [{ name: "activeUsers" }], minuteRanges: [{ startMinutesAgo: 4, endMinutesAgo: 0 }] },
      // Without users, the report has no rows.
      visitors: (body) => Object(body).rows?.[0]?.metricValues[0].value ?? 0,
    }),
    create: ga4,
  }),
  umami: defineService({
    title: "Umami",
    credential: { siteId: "86d4095c-a2a8-4fc8-9521-103e858e2b41", token: "YOUR_UMAMI_API_KEY" },
    login: { username: "admin", password: "umami" },
    example: ({ siteId, token }) => ({
      method: "GET",
      path: `/v1/websites/${siteId}/active`,
      headers: { "x-umami-api-key": token },
      visitors: (body) => Object(body).visitors,
    }),
    create: umami,
  }),
  matomo: defineService({
    title: "Matomo",
    credential: { siteId: "1", token: "YOUR_MATOMO_TOKEN_AUTH" },
    example: ({ siteId, token }) => ({
      method: "GET",
      path: `/index.php?module=API&method=Live.getCounters&idSite=${siteId}&lastMinutes=5&format=JSON`,
      headers: bearer(token),
      visitors: (body) => Object(body)[0]?.visitors,
    }),
    create: matomo,
  }),
  fathom: defineService({
    title: "Fathom",
    credential: { siteId: "CDBUGS", token: "YOUR_FATHOM_API_TOKEN" },
    example: ({ siteId, token }) => ({
      method: "GET",
      path: `/v1/current_visitors?site_id=${siteId}`,
      headers: { ...bearer(token), Accept: "application/json" },
      visitors: (body) => Object(body).total,
    }),
    create: fathom,
  }),
  rybbit: defineService({
    title: "Rybbit",
    credential: { siteId: "1042", token: "YOUR_RYBBIT_API_KEY" },
    example: ({ siteId, token }) => ({
      method: "GET",
      path: `/api/sites/${siteId}/live-user-count?minutes=5`,
      headers: bearer(token),
      visitors: (body) => Object(body).count,
    }),
    create: rybbit,
  }),
  posthog: defineService({
    title: "PostHog",
    credential: { siteId: "40817", token: "phx_YOUR_PERSONAL_API_KEY" },
    example: ({ siteId, token }) => ({
      method: "POST",
      path: `/api/projects/${siteId}/query/`,
      headers: bearer(token),
      json: {
        query: {
          kind: "HogQLQuery",
          query:
            "select count(distinct person_id) from events where event = '$pageview' and timestamp > now() - interval 300 second",
        },
      },
      visitors: (body) => Object(body).results?.[0]?.[0],
    }),
    create: posthog,
  }),
  vemetric: defineService({
    title: "Vemetric",
    credential: { siteId: "shop.example", token: "vem_your_project_api_key_of_36_chars" },
    example: ({ token }) => ({
      method: "POST",
      path: "/v1/analytics/query",
      headers: bearer(token),
      json: { dateRange: "live", metrics: ["users", "pageviews"] },
      visitors: (body) => Object(body).data?.[0]?.metrics.users,
    }),
    create: vemetric,
  }),
  pirsch: defineService({
    title: "Pirsch",
    credential: { siteId: "A1b2C3d4E5", clientId: "YOUR_PIRSCH_CLIENT_ID", token: "YOUR_PIRSCH_CLIENT_SECRET" },
    login: { accessToken: "YOUR_PIRSCH_ACCESS_TOKEN" },
    example: ({ siteId }) => ({
      method: "GET",
      path: `/api/v1/statistics/active?id=${siteId}&start=300`,
      headers: bearer("YOUR_PIRSCH_ACCESS_TOKEN"),
      visitors: (body) => Object(body).visitors,
    }),
    create: pirsch,
  }),
  swetrix: defineService({
    title: "Swetrix",
    credential: { siteId: "STEzHcB1rALV", token: "YOUR_SWETRIX_API_KEY" },
    example: ({ siteId, token }) => ({
      method: "GET",
      path: `/v2/projects/${siteId}/live-visitors`,
      headers: { "X-Api-Key": token },
      visitors: (body) => Object(body).data?.count,
    }),
    create: swetrix,
    faults: ["payment-required", "zeros"],
  }),
  openpanel: defineService({
    title: "OpenPanel",
    credential: {
      siteId: "shop-web",
      clientId: "b1f7c2d4-6a3e-4f58-9c0d-2e7a5b8f1d36",
      token: "sec_YOUR_OPENPANEL_SECRET",
    },
    example: ({ siteId, clientId, token }) => ({
      method: "GET",
      path: `/insights/${siteId}/live`,
      headers: { "openpanel-client-id": clientId, "openpanel-client-secret": token ?? "" },
      visitors: (body) => Object(body).visitors,
    }),
    create: openpanel,
  }),
  datafast: defineService({
    title: "DataFast",
    credential: { siteId: "665f0b3c4d2e1a0012345678", token: "df_your_website_api_key" },
    example: ({ siteId, token }) => ({
      method: "GET",
      path: `/api/v1/analytics/realtime?websiteId=${siteId}`,
      headers: bearer(token),
      visitors: (body) => Object(body).data?.[0]?.visitors,
    }),
    create: datafast,
  }),
};

type Rows = typeof SERVICES;

/** One of {@link SERVICE_NAMES}. */
export type ServiceName = keyof Rows;

/** The services that the mock imitates. */
export const SERVICE_NAMES = Object.keys(SERVICES).filter(isServiceName);

function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(SERVICES, name);
}

type OptionsOf<Row> = Row extends { create: (options: infer Options, ...rest: never) => unknown } ? Options : never;
type CredentialOf<Row> = Row extends { create: (options: never, context: ServiceContext<infer Credential>) => unknown }
  ? Credential
  : never;
type ExtraOf<Row> = Row extends { faults?: readonly (infer Kind)[] } ? Extract<ExtraFault, { kind: Kind }> : never;

/** The options of each service. */
export type ServiceOptions = { readonly [Name in ServiceName]?: OptionsOf<Rows[Name]> };

/** The credential of a site at each service. */
export type ServiceCredentials = { readonly [Name in ServiceName]: CredentialOf<Rows[Name]> };

/** The faults that each service supports. */
export type ServiceFaults = { readonly [Name in ServiceName]: Fault | ExtraOf<Rows[Name]> };

/** The credentials of the examples in the services' documentation, accepted by default. They belong to one site. */
export const credentials = credentialsOf(SERVICES);

function credentialsOf(rows: Rows): { readonly [Name in ServiceName]: Rows[Name]["credential"] };
function credentialsOf(rows: Readonly<Record<string, { readonly credential: SiteCredential }>>): object {
  return Object.fromEntries(Object.entries(rows).map(([name, { credential }]) => [name, credential]));
}

/** The default site's credentials, with the logins of the services that have one. */
export const DEFAULT_CREDENTIALS: ServiceCredentials = withLogins(SERVICES);

function withLogins(rows: Rows): ServiceCredentials;
function withLogins(rows: Readonly<Record<string, Pick<AnyRow, "credential" | "login">>>): object {
  return Object.fromEntries(
    Object.entries(rows).map(([name, { credential, login }]) => [name, { ...credential, ...login }]),
  );
}

/** A site with its credentials, as an option of the mock. */
export type SiteOptions = SiteSettings & Partial<ServiceCredentials>;

/** What {@link createService} depends on. */
interface MockContext {
  readonly options: ServiceOptions;
  readonly sites: readonly { readonly site: Site; readonly credentials: Partial<ServiceCredentials> }[];
  readonly dialect: () => string;
}

/** A row of any service. Methods, because rows have options and credentials of their own. */
interface AnyRow {
  readonly credential: SiteCredential;
  readonly login?: object;
  create(options: unknown, context: ServiceContext<SiteCredential>): Service;
  example(credential: SiteCredential): ExampleRequest;
}

const ROWS: Readonly<Record<ServiceName, AnyRow>> = SERVICES;

/** Creates the service of a row. */
export function createService(name: ServiceName, { options, sites, dialect }: MockContext): Service {
  const accounts = sites.flatMap(({ site, credentials: { [name]: credential } }) =>
    credential === undefined ? [] : [{ ...credential, site }],
  );
  return ROWS[name].create(options[name], { accounts, dialect });
}

/** The documentation's request for the default site's visitors. */
export function exampleRequest(name: ServiceName): ExampleRequest {
  return ROWS[name].example(ROWS[name].credential);
}
