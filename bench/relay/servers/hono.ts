import { once } from "node:events";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { HOST, type Serve } from "./server.ts";

export const hono: Serve = async (answers) => {
  const app = new Hono();
  app.get("/:site", (context) => {
    const answer = answers.get(context.req.path);
    if (answer === undefined) return context.notFound();
    const { headers, etag, body } = answer;
    if (context.req.header("if-none-match") === etag) return context.body(null, 304, headers);
    return context.body(body, 200, headers);
  });
  const server = createAdaptorServer(app).listen(0, HOST);
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
};
