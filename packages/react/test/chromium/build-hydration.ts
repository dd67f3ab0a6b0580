import { execFile } from "node:child_process";
import { bundle, type ReactVersion } from "./bundle.js";

/** Every supported version of React. */
export const REACTS: readonly ReactVersion[] = ["18", "19"];
/** A time zone and a locale that differ from those of the browsers. */
const SERVER = { TZ: "Pacific/Auckland", LC_ALL: "de_DE.UTF-8", LANG: "de_DE.UTF-8" };

/** The server's HTML by part of the page, and the script that hydrates it, with one version of React. */
export interface Hydration {
  readonly react: ReactVersion;
  readonly html: Readonly<Record<string, string>>;
  readonly script: string;
}

/** Renders the page on a server and bundles the script that hydrates it. */
export async function buildHydration(react: ReactVersion): Promise<Hydration> {
  const [server, script] = await Promise.all([
    bundle("render-html.tsx", react, { platform: "node", format: "cjs" }),
    bundle("hydrate.tsx", react, { platform: "browser", format: "iife" }),
  ]);
  return { react, html: JSON.parse(await outputOf(server)), script };
}

/** The output of a program on a server. */
function outputOf(program: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, ["-"], { env: { ...process.env, ...SERVER } }, (error, output) =>
      error ? reject(error) : resolve(output),
    );
    child.stdin?.end(program);
  });
}
