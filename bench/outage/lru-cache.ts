import { LRUCache } from "lru-cache";
import { askService } from "./service.ts";
import { FRESH_SECONDS, type Subject } from "./subject.ts";

/** lru-cache with every option that keeps a count while the service fails. It keeps it without limit. */
export async function lruCache(serviceUrl: string): Promise<Subject> {
  const cache = new LRUCache<string, number>({
    max: 10,
    ttl: FRESH_SECONDS * 1000,
    allowStale: true,
    allowStaleOnFetchRejection: true,
    noDeleteOnFetchRejection: true,
    fetchMethod: () => askService(serviceUrl),
  });
  return {
    read: () => cache.forceFetch("shop"),
    close: async () => {},
  };
}
