import { fastify as createFastify } from "fastify";
import { HOST, type Serve } from "./server.ts";

export const fastify: Serve = async (answers) => {
  const app = createFastify();
  app.get("/:site", (request, reply) => {
    const answer = answers.get(request.url);
    if (answer === undefined) return reply.callNotFound();
    const { headers, etag, body } = answer;
    reply.headers(headers);
    if (request.headers["if-none-match"] === etag) return reply.code(304).send();
    return reply.send(body);
  });
  return Number(new URL(await app.listen({ port: 0, host: HOST })).port);
};
