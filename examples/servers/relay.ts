import process from "node:process";
import { createRelay, versatailor } from "@onlookers/relay";

/** One relay for the whole process, so that all its servers share one cache. */
export const relay = createRelay({
  sites: {
    default: versatailor({
      siteId: process.env["VERSATAILOR_SITE"] ?? "",
      token: process.env["VERSATAILOR_TOKEN"] ?? "",
      baseUrl: process.env["VERSATAILOR_URL"],
    }),
  },
});
