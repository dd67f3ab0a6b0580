import { createRelay, type Relay } from "@onlookers/relay";
import { testProvider } from "./provider";

const kept = globalThis as { plainRelay?: Relay };

/** A relay that knows nothing of Next.js, shared by all bundles. */
export const plainRelay = () => (kept.plainRelay ??= createRelay({ sites: { default: testProvider("plain") } }));
