import { canonicalPage, type LiveCount, type VisitorSource } from "@onlookers/core";
import { countUrl } from "./count-url.js";
import { parseCountOf, type Answer, type FetchCount, type FetchJson } from "./fetch-json.js";
import { isRelayError, RelayError } from "./relay-error.js";
import type { RelaySubscribeOptions } from "./query-poller.js";

/** The most pages that a relay answers at once. */
const MAX_PAGES = 50;
/** Counts that arrived together are due together, give or take the time that it takes to process them. */
const BATCH_MS = 20;
/**
 * A relay refuses a batch for one unknown page, and a proxy for a long address. Each page is then requested by itself, so
 * that only the refused one fails.
 */
const REFUSALS: readonly unknown[] = [400, 404, 414, 431];

/** Gives a source whose subscriptions to single pages are read in batches. Returns the same one for the same source. */
export type PageBatcher = (source: VisitorSource) => VisitorSource;

/**
 * Batches the requests of all subscriptions to single pages that are due at about the same time: one request for each 50
 * pages. Each page keeps its own poll interval, pauses and back-off; the counts of one batch are due together again, and so
 * are the next batches. Sources that read no relay work as before.
 */
export function createPageBatcher(): PageBatcher {
  const batchedSources = new WeakMap<VisitorSource, VisitorSource>();
  return (source) => {
    const batched = batchedSources.get(source) ?? createBatchedSource(source);
    batchedSources.set(source, batched);
    return batched;
  };
}

function createBatchedSource(source: VisitorSource): VisitorSource {
  const batches = new Map<string, Batch>();

  const fetchBatched: FetchCount = (url, fetchJson, query) => {
    const { site, page } = query;
    const fetchAlone = () => fetchJson(url, (body) => parseCountOf(query, body));
    if (!page) return fetchAlone();
    const base = url.replace(/\?.*/, "");
    const batch = batches.get(base) ?? createBatch({ base, site, fetchJson });
    batches.set(base, batch);
    return new Promise((resolve, reject) => batch({ page: canonicalPage(page), fetchAlone, resolve, reject }));
  };

  return {
    now: () => source.now(),
    read: (query, options) => source.read(query, options),
    subscribe(query, observer, options) {
      const withBatches: RelaySubscribeOptions = { ...options, read: fetchBatched };
      return source.subscribe(query, observer, withBatches);
    },
  };
}

/** One page's read that waits for its batch. */
interface PageRead {
  readonly page: string;
  readonly fetchAlone: () => Promise<Answer<LiveCount>>;
  readonly resolve: (answer: Answer<LiveCount> | Promise<Answer<LiveCount>>) => void;
  readonly reject: (error: unknown) => void;
}

type Batch = (read: PageRead) => void;

interface BatchOptions {
  /** The address of a relay's site. */
  readonly base: string;
  readonly site: string | undefined;
  readonly fetchJson: FetchJson;
}

function createBatch({ base, site, fetchJson }: BatchOptions): Batch {
  let waiting: PageRead[] = [];

  function send(): void {
    const reads = waiting;
    waiting = [];
    // In the relay's own order, so that the same pages have one address for all caches.
    const pages = [...new Set(reads.map(({ page }) => page))].toSorted();
    for (let first = 0; first < pages.length; first += MAX_PAGES) {
      const part = pages.slice(first, first + MAX_PAGES);
      void fetchPages(
        part,
        reads.filter(({ page }) => part.includes(page)),
      );
    }
  }

  async function fetchPages(pages: readonly string[], reads: readonly PageRead[]): Promise<void> {
    if (pages.length === 1) return reads.forEach(({ resolve, fetchAlone }) => resolve(fetchAlone()));
    const url = `${base}?${pages.map(pageParameter).join("&")}`;
    try {
      const { body: counts, time } = await fetchJson(url, (body) =>
        Array.isArray(body) && body.length === pages.length
          ? new Map(pages.map((page, at) => [page, parseCountOf({ site, page }, body[at])]))
          : null,
      );
      for (const { page, resolve, reject } of reads) {
        const count = counts.get(page);
        if (count) resolve({ body: count, time });
        else reject(new RelayError("invalid_response", url, 200));
      }
    } catch (error) {
      const isRefused = isRelayError(error) && REFUSALS.includes(error.status);
      for (const { resolve, reject, fetchAlone } of reads) {
        if (isRefused) resolve(fetchAlone());
        else reject(error);
      }
    }
  }

  return (read) => {
    if (waiting.length === 0) setTimeout(send, BATCH_MS);
    waiting.push(read);
  };
}

/** Escaped as in the address of a single page. */
function pageParameter(page: string): string {
  return countUrl("", { page }).replace(/.*\?/, "");
}
