import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cyclesIn, importGraph, type Condition } from "./import-graph.js";

interface Arrows {
  readonly ours: RegExp;
  readonly others: readonly string[];
}

const ELEMENT: Arrows = {
  ours: /^packages\/((core|element)\/src\/|relay\/src\/(client\b|wire\.ts))/,
  others: [],
};

/** Who may import whom, of our own packages: the rooms and arrows of the house. */
const ARROWS: Readonly<Record<string, Arrows>> = {
  "@onlookers/core": { ours: /^packages\/core\/src\//, others: [] },
  "@onlookers/core/announcer": { ours: /^packages\/core\/src\//, others: [] },
  "@onlookers/core/tell-display": { ours: /^packages\/core\/src\//, others: [] },
  "@onlookers/core/watch-display": { ours: /^packages\/core\/src\//, others: [] },
  "@onlookers/core/widget": { ours: /^packages\/core\/src\//, others: [] },
  "@onlookers/core/server": {
    ours: /^packages\/core\/src\//,
    others: ["@noble/hashes/sha2.js", "@noble/hashes/utils.js"],
  },
  "@onlookers/relay": {
    ours: /^packages\/(core|relay)\/src\//,
    others: ["@noble/hashes/sha2.js", "@noble/hashes/utils.js"],
  },
  "@onlookers/relay/node": {
    ours: /^packages\/(core|relay)\/src\//,
    others: ["node:http", "@noble/hashes/sha2.js", "@noble/hashes/utils.js"],
  },
  "@onlookers/relay/cloudflare": { ours: /^packages\/relay\/src\/(cloudflare\b|store\/store\.ts)/, others: [] },
  "@onlookers/relay/redis": { ours: /^packages\/(core\/src\/|relay\/src\/(redis\b|store\/store\.ts))/, others: [] },
  "@onlookers/relay/stream": {
    ours: /^packages\/(core\/src\/|relay\/src\/(stream\.ts|client\/|wire\.ts))/,
    others: [],
  },
  "@onlookers/relay/client": { ours: /^packages\/(core\/src\/|relay\/src\/(client\b|wire\.ts))/, others: [] },
  "@onlookers/relay/testing": {
    ours: /^packages\/(core\/src\/|relay\/src\/(testing\b|client\/(pace|relay-error)\.ts))/,
    others: [],
  },
  "@onlookers/react": {
    ours: /^packages\/((core|react)\/src\/|relay\/src\/(client\b|wire\.ts))/,
    others: ["react", "swr"],
  },
  "@onlookers/react/banner": {
    ours: /^packages\/((core|react)\/src\/|relay\/src\/(client\b|wire\.ts))/,
    others: ["react", "swr"],
  },
  "@onlookers/react/price-tier": {
    ours: /^packages\/((core|react)\/src\/|relay\/src\/(client\b|wire\.ts))/,
    others: ["react", "swr"],
  },
  "@onlookers/react/explanation": {
    ours: /^packages\/((core|react)\/src\/|relay\/src\/(client\b|wire\.ts))/,
    others: ["react", "swr"],
  },
  "@onlookers/react/suspense": {
    ours: /^packages\/((core|react)\/src\/|relay\/src\/(client\b|wire\.ts))/,
    others: ["react", "swr"],
  },
  "@onlookers/react/by-page": {
    ours: /^packages\/((core|react)\/src\/|relay\/src\/(client\b|wire\.ts))/,
    others: ["react", "swr"],
  },
  "@onlookers/react/server": {
    ours: /^packages\/react\/src\/(server|visitors-key|count\/count-key)\.ts$/,
    others: ["swr"],
  },
  "@onlookers/react/testing": {
    ours: /^packages\/(core\/src\/|react\/src\/testing\b|relay\/src\/(testing\b|client\/(pace|relay-error)\.ts))/,
    others: ["react"],
  },
  "@onlookers/element": ELEMENT,
  "@onlookers/element/banner": ELEMENT,
  "@onlookers/element/class": ELEMENT,
  "@onlookers/element/react": { ...ELEMENT, others: ["react"] },
  "@onlookers/element/onlookers.js": ELEMENT,
  "@onlookers/mock": { ours: /^packages\/mock\/src\//, others: ["msw", "msw/http"] },
  "@onlookers/mock/server": {
    ours: /^packages\/mock\/src\//,
    others: ["msw", "msw/http", "node:http", "node:net"],
  },
};
const IN_BROWSERS = [
  "@onlookers/core",
  "@onlookers/core/widget",
  "@onlookers/core/announcer",
  "@onlookers/relay/client",
  "@onlookers/relay/stream",
  "@onlookers/react",
  "@onlookers/react/explanation",
  "@onlookers/react/suspense",
  "@onlookers/react/by-page",
  "@onlookers/element",
  "@onlookers/element/onlookers.js",
  "@onlookers/react/banner",
  "@onlookers/react/price-tier",
];

it("every entry of every package is among them, but for languages", () => {
  const entries = readdirSync("packages").flatMap((name) => {
    const { exports } = JSON.parse(readFileSync(`packages/${name}/package.json`, "utf8"));
    return Object.keys(exports).map((entry) => `@onlookers/${name}${entry.slice(1)}`);
  });
  const ofCode = entries.filter((entry) => !/\.(css|json)$|\*/.test(entry));
  expect(ofCode.toSorted()).toStrictEqual(Object.keys(ARROWS).toSorted());
});

describe.each(Object.entries(ARROWS))("%s", (entry, { ours, others }) => {
  const graph = importGraph(entry, "@onlookers/source");
  const reached = [...graph.keys()];

  it("reaches only the rooms below it", () => {
    expect(reached.filter((file) => !ours.test(file))).toStrictEqual([]);
  });

  it("imports only the packages that are meant for it", () => {
    const foreign = new Set([...graph.values()].flat().filter((name) => !name.startsWith("packages/")));
    expect([...foreign].filter((name) => !others.includes(name))).toStrictEqual([]);
  });

  it("has no import cycle", () => expect(cyclesIn(graph)).toStrictEqual([]));
});

describe.each(IN_BROWSERS)("%s, which browsers load,", (entry) => {
  it.each<Condition>(["@onlookers/source", "default"])("reaches nothing that knows a token (%s)", (condition) => {
    const files = [...importGraph(entry, condition).keys()];
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => /\/(server|providers?|call-provider|hub)[./]/.test(file))).toStrictEqual([]);
    expect(files.filter((file) => /Bearer|authorize|node:/.test(readFileSync(file, "utf8")))).toStrictEqual([]);
  });
});

it.each([
  ["messages", "Messages"],
  ["price-messages", "PriceMessages"],
])("no language but English comes with the rest, and each comes alone: %s", (name, type) => {
  const folder = `packages/core/src/${name}`;
  const reached = IN_BROWSERS.flatMap((entry) => [...importGraph(entry, "@onlookers/source").keys()]);
  expect(new Set(reached.filter((file) => file.startsWith(`${folder}/`)))).toStrictEqual(new Set([`${folder}/en.ts`]));
  const texts = readdirSync(folder).map((file) =>
    readFileSync(`${folder}/${file}`, "utf8").match(/^(?:import|export .* from)\b.*/gm),
  );
  expect(texts.flat().filter((line) => line !== `import type { ${type} } from "../${name}.js";`)).toStrictEqual([]);
});

it("every service's file is exported, and no other", () => {
  const files = readdirSync("packages/core/src/providers", { withFileTypes: true }).filter((file) => file.isFile());
  const exported = readFileSync("packages/core/src/server.ts", "utf8").matchAll(/"\.\/providers\/([\w-]+)\.js"/g);
  expect(Array.from(exported, ([, name]) => `${name}.ts`).toSorted()).toStrictEqual(
    files.map((file) => file.name).toSorted(),
  );
});
