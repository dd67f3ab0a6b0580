import { mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";
import type { Contestant, ContestantName } from "./contestants.ts";

/** The built pages of all contestants. */
export interface BuiltPages {
  /** The folder with the files of a contestant's page: `page.js` and maybe `page.css`. */
  folderOf(name: ContestantName): string;
  remove(): Promise<void>;
}

/** Builds the page of every contestant for production. */
export async function buildPages(contestants: ReadonlyMap<ContestantName, Contestant>): Promise<BuiltPages> {
  const parent = await mkdtemp(join(import.meta.dirname, "../../node_modules/.bench-"));
  const folderOf = (name: ContestantName) => join(parent, name.replaceAll(/\W+/g, "-"));
  for (const [name, { page }] of contestants) await buildPage(page, folderOf(name));
  return { folderOf, remove: () => rm(parent, { recursive: true }) };
}

async function buildPage(page: string, outDir: string): Promise<void> {
  await build({
    root: dirname(page),
    configFile: false,
    logLevel: "error",
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input: page,
        output: { entryFileNames: "page.js", chunkFileNames: "[name].js", assetFileNames: "page.css" },
      },
    },
  });
}
