// Next.js: app/api/onlookers/[...path]/route.ts
import { after } from "next/server";
import { relay } from "./relay.ts";

/** `after` keeps a serverless platform awake until a refresh in the background is done. */
export const GET = (request: Request): Promise<Response> => relay.fetch(request, { waitUntil: after });
