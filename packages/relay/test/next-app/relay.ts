import { createNextRelay } from "@onlookers/relay/next";
import { testProvider } from "./provider";

export const relay = createNextRelay(() => ({ sites: { default: testProvider("next") } }));
