// Measures the size of every entry with its dependencies, next to what an app would use instead.
// `pnpm bench size`, a minute the first time. Needs a build. Installs the other packages from npm and keeps them.
import { readFileSync } from "node:fs";
import { isShort } from "./arguments.ts";
import { holdTo, verdict } from "./report/goal.ts";
import { file } from "./report/report.ts";
import { toTable } from "./report/table.ts";
import { versionOf } from "./report/versions.ts";
import { limitGoals } from "./size/limits.ts";
import { ourEntries, type Entry } from "./size/our-entries.ts";
import { weighPeers, type WeighedPeer } from "./size/peers.ts";
import { weigh, weighText, type Weight } from "./size/weigh.ts";

async function weighEntry({ name, file: path }: Entry): Promise<Weight & { readonly name: string }> {
  if (path.endsWith(".css")) return { name, ...weighText(readFileSync(path, "utf8")) };
  return { name, ...(await weigh(`export * from ${JSON.stringify(path)}`, import.meta.dirname, ["msw", "msw/*"])) };
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);

function pulledIn({ name, packages }: Weight & { readonly name: string }): string {
  const own = name.split("/").slice(0, 2).join("/");
  const others = packages.filter(([other]) => other !== own);
  return others.map(([other, bytes]) => `${other} ${kilobytes(bytes)}`).join(", ");
}

const known = ourEntries();
const unbuilt = known.filter(({ isBuilt }) => !isBuilt).map(({ name }) => name);
if (unbuilt.length > 0) {
  console.error(`Not built, so without a size: ${unbuilt.join(", ")}. Run: pnpm build`);
  process.exitCode = 1;
}
const entries = await Promise.all(known.filter(({ isBuilt }) => isBuilt).map(weighEntry));
const peers: readonly WeighedPeer[] = await weighPeers(!isShort);
const goals = await limitGoals();

const ours = entries.map((entry) => [entry.name, kilobytes(entry.minified), kilobytes(entry.brotli), pulledIn(entry)]);
const theirs = peers.map(({ name, version, part, minified, brotli }) => [
  `${name} ${version}`,
  kilobytes(minified),
  kilobytes(brotli),
  part,
]);
const counter = entries.find(({ name }) => name === "@onlookers/react");
const all = [
  "**@onlookers/react**, all of it",
  kilobytes(counter?.minified ?? 0),
  kilobytes(counter?.brotli ?? 0),
  "all of a counter",
];
const tables = [
  toTable([["kB", "minified", "brotli", "of which others', minified"], ...ours]),
  ...(theirs.length === 0 ? [] : [toTable([["kB", "minified", "brotli", "for"], ...theirs, all])]),
];
const text = [...tables, goals.map(verdict).join("\n")].join("\n\n");
console.log(`\n${text}\n`);
await file({ name: "size", numbers: { entries, peers }, versions: [versionOf("esbuild")], text });
holdTo(goals);
