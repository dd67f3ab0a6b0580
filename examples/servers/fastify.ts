// Fastify: `node fastify.ts`
import { toNodeListener } from "@onlookers/relay/node";
import fastify from "fastify";
import { relay } from "./relay.ts";

const app = fastify();
const listener = toNodeListener(relay);
app.all("/api/onlookers/*", (request, reply) => {
  reply.hijack();
  void listener(request.raw, reply.raw);
});
await app.listen({ port: Number(process.env["PORT"] ?? 3000) });

export const { server } = app;
