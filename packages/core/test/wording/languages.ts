import { readdirSync, readFileSync } from "node:fs";
import type { Messages } from "../../src/index.js";

const folder = new URL("../../src/messages/", import.meta.url);

/** The messages of every file in `messages/`, by language tag. */
export const languages: ReadonlyMap<string, Messages> = new Map(
  await Promise.all(
    readdirSync(folder).map(async (file): Promise<[string, Messages]> => {
      const tag = file.replace(/\.ts$/, "");
      const exported: Record<string, Messages> = await import(`../../src/messages/${tag}.ts`);
      const [messages, ...others] = Object.values(exported);
      if (messages === undefined || others.length > 0) throw new Error(`${file} must export one language's messages`);
      return [tag, messages];
    }),
  ),
);

/** The expected sentences of each language, by tag: one block of `sentences.txt` each. */
export const sentences: ReadonlyMap<string, readonly (readonly [row: string, text: string])[]> = new Map(
  readFileSync(new URL("sentences.txt", import.meta.url), "utf8")
    .trim()
    .split("\n\n")
    .map((block) => {
      const [tag = "", ...rows] = block.split("\n");
      return [tag, rows.map((row) => [row.split(" | ")[0] ?? "", row.split(" | ")[1] ?? ""] as const)];
    }),
);
