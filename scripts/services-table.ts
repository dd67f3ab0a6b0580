// Writes the table of services into docs/services/README.md. The test of the table fails until it is up to date.
//
//   node scripts/services-table.ts --write

import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "vite";

const PATH = "docs/services/README.md";

const server = await createServer({
  configFile: false,
  logLevel: "error",
  server: { middlewareMode: true },
  ssr: {
    resolve: { conditions: ["@onlookers/source", "node"], externalConditions: ["node"] },
    noExternal: [/^@onlookers\//],
  },
});
const { servicesTable }: { servicesTable: () => string } = (await server.ssrLoadModule(
  "/packages/relay/src/cli/services/services-table.ts",
)) as never;
await server.close();

const text = readFileSync(PATH, "utf8");
const updated = text.replace(/(<!-- services: [^>]*-->\n)[^]*(<!-- \/services -->)/, `$1\n${servicesTable()}\n\n$2`);
if (process.argv.includes("--write")) writeFileSync(PATH, updated);
else if (updated !== text) throw new Error(`${PATH} is out of date: run node scripts/services-table.ts --write`);
