// Hono on Node: `node hono.ts`. On Workers, pass the context: `relay.fetch(c.req.raw, c.executionCtx)`.
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { relay } from "./relay.ts";

const app = new Hono();
app.all("/api/onlookers/*", (c) => relay.fetch(c.req.raw));

export const server = serve({ fetch: app.fetch, port: Number(process.env["PORT"] ?? 3000) });
