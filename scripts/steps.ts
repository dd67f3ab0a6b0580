import { readdirSync } from "node:fs";

/** A named check: commands that run one after the other, all of which must end with 0. */
export interface Step {
  readonly name: string;
  readonly commands: readonly (readonly string[])[];
  /** Looks at `dist`. */
  readonly afterBuild: boolean;
}

const examples = readdirSync("examples");
const sources = ["packages", "examples", "scripts", "tests", "bench", "tsup.base.ts", "vitest.config.ts"];

export const steps: readonly Step[] = [
  {
    name: "build",
    afterBuild: false,
    commands: [["pnpm", "--recursive", "--workspace-concurrency=2", "run", "build"]],
  },
  { name: "format", afterBuild: false, commands: [["oxfmt", "--check", ...sources]] },
  { name: "lint", afterBuild: true, commands: [["oxlint", "--type-aware", "--deny-warnings"]] },
  { name: "unused", afterBuild: false, commands: [["knip", "--no-progress"]] },
  {
    name: "types",
    afterBuild: true,
    commands: [".", ...examples.map((name) => `examples/${name}`)].map((project) => ["tsc", "--noEmit", "-p", project]),
  },
  {
    name: "packages",
    afterBuild: true,
    commands: [["node", "scripts/check-packages.ts"]],
  },
  { name: "size", afterBuild: true, commands: [["size-limit"]] },
];
