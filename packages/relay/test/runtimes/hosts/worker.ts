import { runSuite } from "../suite/run-suite.js";

/** Replaced when the file is bundled. */
declare const SERVICE_URL: string;

export default {
  fetch: async (): Promise<Response> => Response.json(await runSuite(SERVICE_URL)),
};
