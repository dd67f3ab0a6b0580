// Checks that no built file for browsers needs a newer browser than the oldest supported ones: `node scripts/check-browsers.ts`.
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { BROWSER_TARGET } from "./browsers.ts";

const packages = join(import.meta.dirname, "..", "packages");

/** Built files that browsers load. The chunks that they share with servers are among them. */
const BROWSER_FILES = [
  "core/dist/{chunk-*,index,widget,display-notifier}.js",
  "core/dist/{messages,price-messages}/*.js",
  "relay/dist/{client,stream}.js",
  "react/dist/{index,banner,price-tier,explanation,suspense,by-page}.js",
  "element/dist/{*,script/*,script/messages/*}.js",
  "{react,element}/dist/**/*.css",
];

/** Built-ins, style rules and functions that at least one of the oldest browsers lacks. */
const TOO_NEW =
  /\b(withResolvers|groupBy|fromAsync|canParse|isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference|checkVisibility|scheduler|requestIdleCallback|startViewTransition|DurationFormat|Segmenter|Float16Array|URLPattern|cookieStore|toBase64|fromBase64|moveBefore|setHTMLUnsafe|Temporal)\b|\b(AbortSignal\.any|RegExp\.escape|Promise\.try|Math\.sumPrecise|Error\.isError|Iterator\.from|URL\.parse)\b|\.(values|keys|entries)\(\)\.(map|filter|some|every|find|reduce|toArray|take|drop)\(|light-dark\(|@starting-style|@scope\b/g;

const problems: string[] = [];
let checked = 0;
for await (const file of glob(BROWSER_FILES, { cwd: packages })) {
  checked += 1;
  const code = await readFile(join(packages, file), "utf8");
  problems.push(...(await tooNew(code, file)).map((problem) => `${file}: ${problem}`));
}
if (checked === 0) problems.push("There are no built files. Run `npm run build`.");
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

/** What a file contains that the oldest browsers do not know. */
async function tooNew(code: string, file: string): Promise<string[]> {
  const loader = file.endsWith(".css") ? "css" : "js";
  const lowered = (target: string[]) => transform(code, { loader, target, legalComments: "none", minify: true });
  const [oldest, newest] = await Promise.all([lowered(BROWSER_TARGET), lowered(["esnext"])]);
  const names = [...newest.code.matchAll(TOO_NEW)].map(([name]) => name);
  return oldest.code === newest.code ? names : ["its syntax is newer than the oldest browsers", ...names];
}
