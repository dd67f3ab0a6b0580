import { readdirSync, readFileSync } from "node:fs";
import type { Messages } from "../../src/index.js";

const folder = new URL("../../src/messages/", import.meta.url);

/** Every language that there is a file of, by its tag. */
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

/** What each language is to say: `sentences.txt`, block by block. */
export const sentences: ReadonlyMap<string, readonly (readonly [what: string, text: string])[]> = new Map(
  readFileSync(new URL("sentences.txt", import.meta.url), "utf8")
    .trim()
    .split("\n\n")
    .map((block) => {
      const [tag = "", ...rows] = block.split("\n");
      return [tag, rows.map((row) => [row.split(" | ")[0] ?? "", row.split(" | ")[1] ?? ""] as const)];
    }),
);
