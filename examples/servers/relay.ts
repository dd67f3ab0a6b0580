import process from "node:process";
import { createRelay, versatailor } from "@onlookers/relay";

/** One for the whole process, so that all that serve it share its counts. */
export const relay = createRelay({
  sites: {
    default: versatailor({
      siteId: process.env["VERSATAILOR_SITE"] ?? "",
      token: process.env["VERSATAILOR_TOKEN"] ?? "",
      baseUrl: process.env["VERSATAILOR_URL"],
    }),
  },
});
