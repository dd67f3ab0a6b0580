// Measures how long it takes to parse a response with 10,000 pages, next to `JSON.parse` of the same text.
// `pnpm bench core`, 10 s. Takes the source, so it needs no build.
import { join } from "node:path";
import type * as Server from "../packages/core/src/server.ts";
import { isShort } from "./arguments.ts";
import { answersWith, type ServiceAnswer } from "./core/answers.ts";
import { holdTo, verdict, type Goal } from "./report/goal.ts";
import { file } from "./report/report.ts";
import { toTable } from "./report/table.ts";
import { loadFromSource } from "./source/bundle.ts";

const PAGES = isShort ? 100 : 10_000;
const ROUNDS = isShort ? 3 : 60;

const server = await loadFromSource<typeof Server>(join(import.meta.dirname, "../packages/core/src/server.ts"));
const { createClient, plausible, posthog, versatailor, ztas } = server;
const site = { siteId: "shop", token: "bench" };
const providers: Readonly<Record<ServiceAnswer["service"], Server.Provider>> = {
  plausible: plausible({ ...site, pages: true }),
  posthog: posthog({ ...site, pages: true }),
  ztas: ztas(site),
  umami: server.umami({ ...site, pages: true }),
  rybbit: server.rybbit({ ...site, pages: true }),
  vemetric: server.vemetric({ ...site, pages: true }),
  swetrix: server.swetrix({ ...site, pages: true }),
  pirsch: server.pirsch({ ...site, clientId: "bench", pages: true }),
  fathom: server.fathom({ ...site, windowSeconds: 300, pages: true }),
  versatailor: versatailor(site),
};

/** The answer to a service's other call, for the number or an access token, and a part of the call for the pages. */
const NUMBERS: Readonly<Partial<Record<ServiceAnswer["service"], { readonly pages: string; readonly text: string }>>> =
  {
    plausible: { pages: "/v2/", text: "17" },
    posthog: { pages: "$pathname", text: '{"results":[[17]]}' },
    umami: { pages: "/metrics", text: '{"visitors":17}' },
    rybbit: { pages: "/metric", text: '{"count":17}' },
    vemetric: { pages: "page:path", text: '{"data":[{"group":{},"metrics":{"users":17}}]}' },
    swetrix: { pages: "/breakdown", text: '{"data":{"count":17}}' },
    pirsch: { pages: "/statistics/", text: '{"access_token":"bench"}' },
  };

/** Uses the public client, which reads, checks and parses the body. */
function readingOf({ service, text }: ServiceAnswer): () => Promise<unknown> {
  const bytes = new TextEncoder().encode(text);
  const number = NUMBERS[service];
  const client = createClient({
    provider: providers[service],
    fetch: async (input, init) => {
      const call = JSON.stringify([input, init?.body]);
      // Without a date, the client drops the pages.
      const headers = { date: new Date().toUTCString() };
      return new Response(number === undefined || call.includes(number.pages) ? bytes : number.text, { headers });
    },
  });
  return () => client.read();
}

/** In milliseconds. */
async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measure(
  answer: ServiceAnswer,
): Promise<{ service: string; bytes: number; read: number; parse: number; ratio: number }> {
  const read = readingOf(answer);
  const rounds: { read: number; parse: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ parse: await timed(() => JSON.parse(answer.text)), read: await timed(read) });
  }
  // The quickest round is the best estimate: other work on the machine can only make a round slower.
  const quickest = {
    read: Math.min(...rounds.map((each) => each.read)),
    parse: Math.min(...rounds.map((each) => each.parse)),
  };
  const ratio = quickest.read / quickest.parse;
  return { service: answer.service, bytes: answer.text.length, ...quickest, ratio };
}

const rows = [];
for (const answer of answersWith(PAGES)) rows.push(await measure(answer));

const head = ["", "kB", "snapshot, ms", "JSON.parse, ms", "ratio"];
const cells = rows.map(({ service, bytes, read, parse, ratio }) => [
  service === "versatailor" ? "versatailor, which has no pages" : service,
  (bytes / 1000).toFixed(1),
  ...[read, parse].map((ms) => ms.toFixed(3)),
  ratio.toFixed(2),
]);
/**
 * The rows of PostHog and Umami have two cells and little else, so `JSON.parse` of them is fast, and the same work is more
 * in comparison. Their answers have at most 1,000 and 500 rows.
 */
const LIMITS: Readonly<Record<string, number>> = { posthog: 6, umami: 4 };
const limitOf = (service: string) => LIMITS[service] ?? 3.5;
const goals = rows
  .filter(({ service }) => service !== "versatailor")
  .map(({ service, ratio }): Goal => ({
    of: `${service}, of JSON.parse`,
    value: ratio,
    limit: limitOf(service),
    is: "at most",
  }));
const text = [toTable([head, ...cells]), goals.map(verdict).join("\n")].join("\n\n");
console.log(`\n${text}\n`);
await file({ name: "core", numbers: { pages: PAGES, rows }, text });
holdTo(goals);
