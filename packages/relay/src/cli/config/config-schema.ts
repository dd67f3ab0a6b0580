import * as v from "valibot";
import { OPTION_NAMES, SERVICE_OPTIONS, type Settings } from "../services/service-options.js";

/** A field's description and default. The README's tables of options contain them. */
function documented<Schema extends v.GenericSchema>(
  schema: Schema,
  { text, initial }: { readonly text: string; readonly initial: string },
) {
  return v.optional(v.pipe(schema, v.description(text), v.metadata({ initial })));
}

const limit = v.number("a number");

/** The limits of `stream`. */
export const STREAM_FIELDS = {
  maxConnections: documented(limit, {
    text: "open streams in this process. Further clients are answered 503, and poll",
    initial: "`1_000`",
  }),
  maxPerAddress: documented(limit, {
    text: "open streams per client address, or per 64-bit network for IPv6. Further ones are answered 503 too",
    initial: "none",
  }),
  lifetimeSeconds: documented(limit, {
    text: "the maximum duration. A stream ends at random after half of it; clients reconnect after 5 to 15 s",
    initial: "`1_800`",
  }),
  heartbeatSeconds: documented(limit, {
    text: "the interval of comments, which keep proxies from closing a stream. A client that reads nothing for two of them is disconnected",
    initial: "`25`",
  }),
};

/** The options of `createRelay` that JSON can contain, without `sites`. */
export const RELAY_FIELDS = {
  origin: documented(v.string("a string"), {
    text: 'the other origin that may read counts, e.g. `"https://shop.example"`, or `"*"`. For `OPTIONS` requests in Next.js add `export const OPTIONS = relay.GET`',
    initial: "none",
  }),
  pages: documented(v.array(v.string("a path"), "a list of paths"), {
    text: "the pages that may be requested; others are 404. [List them](#which-page-is-it)",
    initial: "all",
  }),
  instances: documented(v.number("a number"), {
    text: "the number of processes that run this relay without a shared store. Each uses its share of the limits",
    initial: "`1`",
  }),
  timeout: documented(v.number("a number of milliseconds"), {
    text: "the maximum duration of a reading in milliseconds. Only requests without a cached count wait for it",
    initial: "`5_000`",
  }),
  serverTiming: documented(v.boolean("true or false"), {
    text: "sends `Server-Timing` with each count's age, and the time that its request waited",
    initial: "`false`",
  }),
  stream: documented(
    v.lazy((value) =>
      typeof value === "object" ? objectOf(STREAM_FIELDS) : v.boolean("true, false, or an object with limits"),
    ),
    { text: "`true`, or an object with [limits](#streams)", initial: "`false`" },
  ),
};

/**
 * The schema of a JSON config: `createRelay`'s options, with `{ "provider": "plausible", … }` for each site and
 * `{ "env": "NAME" }` for its secrets.
 *
 * @param env the variables that secrets are read from
 */
export function configSchema(env: Readonly<Record<string, string | undefined>>) {
  const kinds = {
    text: v.string("a string"),
    secret: secretFrom(env),
    number: v.number("a number"),
    boolean: v.boolean("true or false"),
    limits: v.array(
      v.strictObject({ requests: v.number("a number"), perSeconds: v.number("a number") }, LIMIT_EXAMPLE),
      `a list such as [${LIMIT_EXAMPLE}]`,
    ),
  };
  const options = OPTION_NAMES.map((name) => [name, v.optional(kinds[SERVICE_OPTIONS[name].kind])] as const);
  const site = v.pipe(
    objectOf({ provider: v.string("the name of a service"), ...Object.fromEntries(options) }),
    v.transform(({ provider, ...settings }): { provider: string; settings: Settings } => ({ provider, settings })),
  );
  return objectOf({ sites: v.record(v.string(), site, "an object with a site per field"), ...RELAY_FIELDS });
}

const LIMIT_EXAMPLE = '{"requests": 600, "perSeconds": 3600}';

function objectOf<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, `an object with the fields ${Object.keys(entries).join(", ")}`);
}

/** Secrets are references to variables, because a config file ends up in a repository. */
function secretFrom(env: Readonly<Record<string, string | undefined>>) {
  return v.pipe(
    v.strictObject({ env: v.string('{"env": "NAME"}') }, '{"env": "NAME"}, so that the file contains no secret'),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const secret = env[dataset.value.env]?.trim() ?? "";
      if (secret !== "") return secret;
      addIssue({ message: `the environment variable ${dataset.value.env} is not set` });
      return NEVER;
    }),
  );
}
