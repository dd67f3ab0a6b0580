// Bun: `bun bun.ts`
import { relay } from "./relay.ts";

export default {
  port: process.env["PORT"] ?? 3000,
  fetch: (request: Request): Promise<Response> => relay.fetch(request),
};
