import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";
import { contestants, contestantOf, type ContestantName } from "./contestants.ts";

/** A page's files by the path that the browser asks for. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Builds every contestant's page as a shop would for production. */
export async function buildPages(): Promise<ReadonlyMap<ContestantName, Files>> {
  const pages = new Map<ContestantName, Files>();
  for (const name of Object.keys(contestants) as ContestantName[]) {
    const { page, isBare = false } = contestantOf(name);
    const files = await buildPage(page);
    pages.set(name, isBare ? new Map([...files].filter(([path]) => !path.endsWith(".css"))) : files);
  }
  return pages;
}

async function buildPage(name: string): Promise<Files> {
  const outDir = await mkdtemp(join(import.meta.dirname, "../../node_modules/.bench-"));
  try {
    await build({
      root: import.meta.dirname,
      configFile: false,
      logLevel: "error",
      plugins: [react()],
      build: {
        outDir,
        cssCodeSplit: false,
        modulePreload: false,
        rollupOptions: {
          input: join(import.meta.dirname, "pages", `${name}.tsx`),
          output: { entryFileNames: "page.js", chunkFileNames: "[name].js", assetFileNames: "page.css" },
        },
      },
    });
    const files = (await readdir(outDir)).map(
      async (file) => [`/${file}`, await readFile(join(outDir, file))] as const,
    );
    return new Map(await Promise.all(files));
  } finally {
    await rm(outDir, { recursive: true });
  }
}
