import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { weigh, type Weight } from "./weigh.ts";

/** A package that an app could use instead of a part of onlookers. */
interface Peer {
  readonly name: string;
  readonly version: string;
  /** The part of the counter that it would replace. */
  readonly part: string;
  readonly code: string;
  /** Packages that it needs. */
  readonly needs?: readonly string[];
}

const PEERS: readonly Peer[] = [
  { name: "partysocket", version: "1.3.0", part: "a socket", code: `export { WebSocket } from "partysocket"` },
  {
    name: "react-slot-counter",
    version: "3.3.3",
    part: "digits that roll",
    code: `export { default } from "react-slot-counter"`,
  },
  {
    name: "react-countup",
    version: "6.5.3",
    part: "digits that count",
    code: `export { default } from "react-countup"`,
  },
  {
    name: "@number-flow/react",
    version: "0.6.2",
    part: "digits that flow",
    code: `export { default } from "@number-flow/react"`,
  },
  { name: "swr", version: "2.5.1", part: "asking", code: `export { default } from "swr"` },
  {
    name: "@tanstack/react-query",
    version: "5.108.0",
    part: "asking",
    code: `export { useQuery, QueryClient, QueryClientProvider } from "@tanstack/react-query"`,
  },
  {
    name: "react-siteviews",
    version: "2.0.6",
    part: "a counter of all visits",
    code: `export { default } from "react-siteviews"`,
  },
  { name: "sonner", version: "2.0.8", part: "a banner", code: `export { toast, Toaster } from "sonner"` },
  {
    name: "@supabase/realtime-js",
    version: "2.119.0",
    part: "presence",
    code: `export { RealtimeClient } from "@supabase/realtime-js"`,
  },
  {
    name: "@liveblocks/react",
    version: "3.24.2",
    part: "presence",
    code: `export { LiveblocksProvider, RoomProvider, useOthers } from "@liveblocks/react"`,
    needs: ["@liveblocks/client@3.24.2"],
  },
];

/** A peer with its size. */
export interface WeighedPeer extends Weight {
  readonly name: string;
  readonly version: string;
  readonly part: string;
}

const folder = join(import.meta.dirname, "../../node_modules/.cache/onlookers-bench/peers");
const wanted = PEERS.flatMap(({ name, version, needs = [] }) => [`${name}@${version}`, ...needs]);
const INSTALL = ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];

/** Installs the missing peers by npm, and prints those that it had to skip. */
export async function weighPeers(mayFetch: boolean): Promise<readonly WeighedPeer[]> {
  if (mayFetch && !existsSync(installed(wanted))) fetchPeers();
  const weighed = await Promise.all(PEERS.map(weighPeer));
  const missing = PEERS.filter((_, index) => weighed[index] === null).map(({ name, version }) => `${name}@${version}`);
  if (missing.length > 0) {
    console.log(
      `Left out: ${missing.join(", ")}; this fetches them: npm ${INSTALL.slice(0, 3).join(" ")} ${missing.join(" ")}`,
    );
  }
  return weighed.filter((peer) => peer !== null).toSorted((a, b) => a.brotli - b.brotli);
}

function fetchPeers(): void {
  mkdirSync(folder, { recursive: true });
  console.log("fetching peers …");
  try {
    execFileSync("npm", [...INSTALL, "react@19", "react-dom@19", ...wanted], { stdio: "inherit", timeout: 180_000 });
    writeFileSync(installed(wanted), "");
  } catch {
    console.log("npm couldn't fetch the peers, so those that aren't there already are left out.");
  }
}

/** Lists the installed versions. */
function installed(packages: readonly string[]): string {
  return join(folder, `${packages.join("+").replaceAll("/", "-")}.installed`.slice(-200));
}

async function weighPeer({ name, version, part, code }: Peer): Promise<WeighedPeer | null> {
  if (!existsSync(join(folder, "node_modules", name))) return null;
  return weigh(code, folder).then(
    (weight) => ({ name, version, part, ...weight }),
    () => null,
  );
}
