// Compiles the declarations of the packages with several versions of React's types: `node scripts/check-react-types.ts`.
import { globSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run-step.ts";

const root = join(import.meta.dirname, "..");
/** Packages of the root with the types of a version of React. The catalog's version is `@types/react`. */
const REACT_TYPES = ["types-react-18", "types-react-19", "@types/react"];

const folder = await mkdtemp(join(root, "node_modules", ".react-types-"));
try {
  const entries = [...globSync("packages/react/dist/*.d.ts", { cwd: root }), "packages/element/dist/index.d.ts"];
  // The element's JSX types extend a namespace that React's types have from version 19 on.
  const withJsx = [...entries, "packages/element/dist/react.d.ts"];
  for (const types of REACT_TYPES) {
    const imported = types === "types-react-18" ? entries : withJsx;
    const imports = imported.map((entry) => `import "${join("../..", entry.replace(/\.d\.ts$/, ".js"))}";`);
    await writeFile(join(folder, "entries.ts"), imports.join("\n"));
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig(types)));
    const { passed, output } = await run(["tsc", "-p", folder]);
    if (!passed) console.error(`With ${types}:\n${output}`);
    process.exitCode = passed ? process.exitCode : 1;
  }
} finally {
  await rm(folder, { recursive: true });
}

function tsconfig(types: string): object {
  const home = join("..", types);
  return {
    compilerOptions: {
      target: "es2022",
      lib: ["es2023", "dom", "dom.iterable"],
      module: "esnext",
      moduleResolution: "bundler",
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: [],
      paths: { react: [home], "react/*": [join(home, "*")] },
    },
    include: ["entries.ts"],
  };
}
