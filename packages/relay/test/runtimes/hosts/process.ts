import { runSuite } from "../suite/run-suite.js";

/** Replaced when the file is bundled. */
declare const SERVICE_URL: string;

console.log(JSON.stringify(await runSuite(SERVICE_URL)));
