// Next.js: app/api/onlookers/[...path]/route.ts
import { after } from "next/server";
import { relay } from "./relay.ts";

/** `after` keeps a serverless function running until a background refresh is done. */
export const GET = (request: Request): Promise<Response> => relay.fetch(request, { waitUntil: after });
