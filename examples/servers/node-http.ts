// Node without a framework: `node node-http.ts`
import { createServer } from "node:http";
import { toNodeListener } from "@onlookers/relay/node";
import { relay } from "./relay.ts";

export const server = createServer(toNodeListener(relay)).listen(process.env["PORT"] ?? 3000);
