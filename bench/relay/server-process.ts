// One contestant in a process of its own. `relay` takes the number of sites, the others also the relay's response.
import { answersLike, type Answer } from "./answers.ts";
import { bare } from "./servers/bare.ts";
import { fastify } from "./servers/fastify.ts";
import { hono } from "./servers/hono.ts";
import { relay } from "./servers/relay.ts";
import type { Serve } from "./servers/server.ts";

const others: Readonly<Record<string, Serve>> = { bare, hono, fastify };

const [kind = "", sites = "1", recorded = ""] = process.argv.slice(2);
process.once("disconnect", () => process.exit());
if (kind === "relay") process.send?.(await relay(Number(sites)));
else {
  const answer: Answer = JSON.parse(recorded);
  process.send?.(await others[kind]?.(answersLike(answer, Number(sites))));
}
