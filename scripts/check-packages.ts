// Packs each package as for publishing and checks the archive: `node scripts/check-packages.ts`.
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { run } from "./run-step.ts";

/** Resolution modes that the packages do not support: CommonJS, and bundlers without `exports`. */
const UNSUPPORTED_RESOLUTIONS: readonly string[] = ["node10", "node16-cjs"];

const folder = await mkdtemp(join(tmpdir(), "onlookers-packed-"));
const problems: string[] = [];
try {
  const packCommand = ["pnpm", "--recursive", "--filter", "./packages/*", "pack", "--pack-destination", folder];
  const { passed, output } = await run(packCommand);
  const names = await readdir(folder);
  if (!passed || names.length === 0) problems.push(output || "Nothing was packed.");
  for (const name of names) {
    const packed = new Uint8Array(await readFile(join(folder, name)));
    const found = [...(await lint(packed)), ...(await checkTypes(packed))];
    problems.push(...found.map((problem) => `${name}: ${problem}`));
  }
} finally {
  await rm(folder, { recursive: true });
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

/** Checks `exports` and their files with publint. */
async function lint(packed: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const { messages, pkg } = await publint({ strict: true, pack: { tarball: packed.buffer } });
  const errors = messages.filter(({ type }) => type === "error");
  return errors.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/** Checks with attw that the types match the code in each resolution mode. */
async function checkTypes(packed: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const checked = await checkPackage(createPackageFromTarballData(packed));
  if (!checked.types) return ["no types"];
  return checked.problems
    .filter((problem) => !("resolutionKind" in problem && UNSUPPORTED_RESOLUTIONS.includes(problem.resolutionKind)))
    .map((problem) => JSON.stringify(problem));
}
