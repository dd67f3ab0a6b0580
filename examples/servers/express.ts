// Express: `node express.ts`
import { toNodeListener } from "@onlookers/relay/node";
import express from "express";
import { relay } from "./relay.ts";

const app = express();
app.use("/api/onlookers", toNodeListener(relay));

export const server = app.listen(Number(process.env["PORT"] ?? 3000));
