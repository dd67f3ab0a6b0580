// Next.js: app/api/onlookers/[...path]/route.ts
import process from "node:process";
import { versatailor } from "@onlookers/relay";
import { createNextRelay } from "@onlookers/relay/next";

/** The first request creates the relay, so `next build` needs no token. Pages can import it too. */
export const relay = createNextRelay(() => ({
  sites: {
    default: versatailor({
      siteId: process.env["VERSATAILOR_SITE"] ?? "",
      token: process.env["VERSATAILOR_TOKEN"] ?? "",
      baseUrl: process.env["VERSATAILOR_URL"],
    }),
  },
}));

export const { GET } = relay;
