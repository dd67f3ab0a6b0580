/** A named check: commands that run one after the other, all of which must end with 0. */
export interface Step {
  readonly name: string;
  readonly commands: readonly (readonly string[])[];
  /** Looks at `dist`. */
  readonly afterBuild: boolean;
}

const sources = ["packages", "examples", "scripts", "tests", "bench", "tsup.base.ts", "vitest.config.ts"];

export const steps: readonly Step[] = [
  {
    name: "build",
    afterBuild: false,
    commands: [["pnpm", "--recursive", "--workspace-concurrency=2", "run", "build"]],
  },
  { name: "format", afterBuild: false, commands: [["oxfmt", "--check", ...sources]] },
  {
    // In one go, since the rules need the compiler's programs anyway: each file by the nearest tsconfig.json.
    name: "lint+types",
    afterBuild: true,
    commands: [["oxlint", "--type-aware", "--type-check", "--deny-warnings"]],
  },
  { name: "unused", afterBuild: false, commands: [["knip", "--no-progress"]] },
  {
    name: "packages",
    afterBuild: true,
    commands: [["node", "scripts/check-packages.ts"]],
  },
  { name: "size", afterBuild: true, commands: [["size-limit"]] },
];
