/** A named check. */
export interface Step {
  readonly name: string;
  /** One line for `--help`. */
  readonly description: string;
  /** Commands that run in sequence. The step fails with the first command that exits with another code than 0. */
  readonly commands: readonly (readonly string[])[];
  /** Whether the step reads `dist`. */
  readonly needsBuild: boolean;
  /** Whether the step runs only if it is named, because it takes minutes. */
  readonly onDemand?: boolean;
}

const formattedPaths = ["packages", "examples", "scripts", "tests", "bench", "tsup.base.ts", "vitest.config.ts"];

/** The checks in the order of `--help`. The tests are not among them: `runTests` counts each test. */
export const steps: readonly Step[] = [
  {
    name: "build",
    description: "builds all packages and examples",
    needsBuild: false,
    commands: [["pnpm", "--recursive", "--workspace-concurrency=2", "run", "build"]],
  },
  {
    name: "format",
    description: "checks the format with oxfmt; `npm run format` corrects it",
    needsBuild: false,
    commands: [["oxfmt", "--check", ...formattedPaths]],
  },
  {
    // One run for both, because type-aware rules need the compiler anyway. Each file uses the nearest tsconfig.json.
    name: "lint+types",
    description: "checks lint rules and types with oxlint",
    needsBuild: true,
    commands: [["oxlint", "--type-aware", "--type-check", "--deny-warnings"]],
  },
  {
    name: "unused",
    description: "finds unused files, exports and dependencies with knip",
    needsBuild: false,
    commands: [["knip", "--no-progress"]],
  },
  {
    name: "packages",
    description:
      "packs each package, checks its exports and types with publint and attw, and compiles them with older types of React",
    needsBuild: true,
    commands: [
      ["node", "scripts/check-packages.ts"],
      ["node", "scripts/check-react-types.ts"],
    ],
  },
  {
    name: "browsers",
    description: "checks that built code needs no newer browser than those of scripts/browsers.ts",
    needsBuild: true,
    commands: [["node", "scripts/check-browsers.ts"]],
  },
  {
    name: "size",
    description: "checks the limits of .size-limit.json",
    needsBuild: true,
    commands: [["size-limit"]],
  },
  {
    name: "frameworks",
    description: "builds and starts real apps of frameworks; runs only if it is named",
    needsBuild: true,
    onDemand: true,
    commands: [["vitest", "run", "--config", "vitest.frameworks.config.ts"]],
  },
];
