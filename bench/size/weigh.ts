import { builtinModules } from "node:module";
import { brotliCompressSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

/** The size of a bundled import, without React. */
export interface Weight {
  /** In bytes. */
  readonly minified: number;
  readonly brotli: number;
  /** The share of each package in `minified`, in bytes, largest first. */
  readonly packages: readonly (readonly [name: string, bytes: number])[];
}

/** React, which the app has already, and modules of servers. */
const EXTERNAL = ["react", "react-dom", "node:*", ...builtinModules];

/**
 * @param code the imports, such as `export * from "./dist/index.js"`
 * @param folder the folder from which they are resolved
 */
export async function weigh(code: string, folder: string, external: readonly string[] = []): Promise<Weight> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    external: [...EXTERNAL, ...external],
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "silent",
  });
  const bundle = outputFiles[0]?.contents ?? new Uint8Array();
  return { minified: bundle.length, brotli: brotliCompressSync(bundle).length, packages: packagesIn(metafile) };
}

/** The size of a style sheet or a finished script. */
export function weighText(text: string): Weight {
  const bytes = Buffer.from(text);
  return { minified: bytes.length, brotli: brotliCompressSync(bytes).length, packages: [] };
}

function packagesIn({ outputs }: Metafile): readonly (readonly [string, number])[] {
  const bytes = new Map<string, number>();
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  for (const [path, { bytesInOutput }] of inputs) {
    const name = packageOf(path);
    if (name !== null) bytes.set(name, (bytes.get(name) ?? 0) + bytesInOutput);
  }
  return [...bytes].filter(([, own]) => own > 0).toSorted(([, a], [, b]) => b - a);
}

function packageOf(path: string): string | null {
  const ours = /(?:^|\/)packages\/([\w-]+)\//.exec(path)?.[1];
  if (ours !== undefined && !path.includes("node_modules")) return `@onlookers/${ours}`;
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
  return name ?? null;
}
