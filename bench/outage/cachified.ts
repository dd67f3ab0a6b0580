import { cachified as getCached, type CacheEntry } from "@epic-web/cachified";
import { askService } from "./service.ts";
import { FRESH_SECONDS, WINDOW_SECONDS, type Subject } from "./subject.ts";

export async function cachified(serviceUrl: string): Promise<Subject> {
  const cache = new Map<string, CacheEntry>();
  return {
    read: () =>
      getCached({
        key: "shop",
        cache,
        ttl: FRESH_SECONDS * 1000,
        staleWhileRevalidate: (WINDOW_SECONDS - FRESH_SECONDS) * 1000,
        getFreshValue: () => askService(serviceUrl),
      }),
    close: async () => {},
  };
}
