import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const pages = globSync(["*.md", "{packages,examples}/*/README.md", "{bench,decisions,docs}/**/*.md"], { cwd: root });

/** Names that examples use without declaring them. */
const DECLARATIONS = `
declare const App: () => null;
declare const app: import("hono").Hono;
declare const relay: import("@onlookers/relay").Relay;
declare const relayTelemetry: () => NonNullable<import("@onlookers/relay").RelayOptions["onEvent"]>;
declare const sites: import("@onlookers/relay").RelayOptions["sites"];
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(root, "node_modules", ".readme-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("the TypeScript examples of all pages compile", async () => {
  const examples = (await Promise.all(pages.map(examplesOf))).flat();
  expect(examples.length).toBeGreaterThan(30);
  await Promise.all(examples.map(({ name, code }) => writeFile(join(folder, name), `${code}\nexport {};\n`)));
  await writeFile(join(folder, "declarations.d.ts"), DECLARATIONS);
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(await tsconfig()));
  expect(await compileErrors(folder)).toBe("");
});

/** The code blocks of a page, each as a separate file. */
async function examplesOf(page: string): Promise<{ name: string; code: string }[]> {
  const text = await readFile(join(root, page), "utf8");
  return Array.from(text.matchAll(/^```(tsx?)\n(.*?)^```/gms), ([, kind = "", code = ""], index) => ({
    name: `${page.replaceAll(/[^\w]/g, "-")}-${index}.${kind}`,
    code,
  }));
}

/** A tsconfig.json in which our packages resolve to their sources, and others to the dependencies of our packages. */
async function tsconfig(): Promise<object> {
  const paths: Record<string, string[]> = {};
  for (const manifest of globSync("packages/*/package.json", { cwd: root })) {
    const { name, exports, dependencies, devDependencies } = JSON.parse(await readFile(join(root, manifest), "utf8"));
    const home = join("../..", manifest, "..");
    for (const installed of Object.keys({ ...dependencies, ...devDependencies })) {
      const folders = [join(home, "node_modules", "@types", installed), join(home, "node_modules", installed)];
      paths[installed] ??= folders;
      paths[`${installed}/*`] ??= folders.flatMap((folder) => [`${folder}/*`, `${folder}/lib/*`]);
    }
    for (const [entry, target] of Object.entries<string | { "@onlookers/source"?: string; types: string }>(exports)) {
      // Style sheets have no TypeScript source, but they have types.
      if (typeof target !== "string")
        paths[join(name, entry)] = [join(home, target["@onlookers/source"] ?? target.types)];
    }
  }
  return {
    extends: "../../tsconfig.base.json",
    compilerOptions: { types: ["node"], typeRoots: ["../@types"], noPropertyAccessFromIndexSignature: false, paths },
    include: ["*.ts", "*.tsx"],
  };
}

async function compileErrors(project: string): Promise<string> {
  const tsc = join(root, "node_modules", ".bin", "tsc");
  return promisify(execFile)(tsc, ["--noEmit", "-p", project], { cwd: project }).then(
    () => "",
    (error: { stdout: string }) => error.stdout,
  );
}
