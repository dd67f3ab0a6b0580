import { canonicalPath, type SubscribeOptions } from "@onlookers/core";

/** As many as a relay answers at once. */
const MAX_PAGES = 50;
/** Milliseconds. Counts that came together are due together, but for the time that it takes to take them. */
const GATHER = 20;

/**
 * One page that the relay doesn't know must not take the others with it, nor an address that is too long for what stands
 * in between: each by itself, only that one fails.
 */
const REFUSALS = [400, 404, 414, 431];

/** One page's request that waits for its share of a batch. */
interface Asked {
  readonly url: string;
  readonly init: RequestInit | undefined;
  readonly fetcher: typeof fetch;
  readonly resolve: (response: Response | Promise<Response>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Makes one request of those for single pages that come at about the same time, to be given as
 * `subscribe(query, observer, { via })`. Pace, pauses and back-off stay those of each page; and as counts of one batch
 * are due again together, so do the batches.
 */
export function batchPages(): NonNullable<SubscribeOptions["via"]> {
  const gatherers = new Map<string, Gather>();
  return (fetcher) => (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const [base = "", query] = url.split("?");
    const page = new URLSearchParams(query).get("page");
    if (page === null) return fetcher(input, init);
    const gather = gatherers.get(base) ?? createGather(base);
    gatherers.set(base, gather);
    return new Promise((resolve, reject) => gather(canonicalPath(page), { url, init, fetcher, resolve, reject }));
  };
}

/** Takes a request for a page, by its canonical path. */
type Gather = (page: string, asked: Asked) => void;

/** @param base the address of a relay's site */
function createGather(base: string): Gather {
  let waiting = new Map<string, Asked[]>();

  function send(): void {
    const gathered = waiting;
    waiting = new Map();
    // In the relay's own order, so that the same pages have one address for all caches.
    const pages = [...gathered.keys()].toSorted();
    for (let first = 0; first < pages.length; first += MAX_PAGES) {
      const part = pages.slice(first, first + MAX_PAGES);
      void answer(
        `${base}?${part.map(parameter).join("&")}`,
        part.map((page) => ({ page, askers: gathered.get(page) ?? [] })),
      );
    }
  }

  return (page, asked) => {
    if (waiting.size === 0) setTimeout(send, GATHER);
    waiting.set(page, [...(waiting.get(page) ?? []), asked]);
  };
}

/** A page of a batch, and who asked for it. */
interface Share {
  readonly page: string;
  readonly askers: readonly Asked[];
}

/** @param shares in the order of the batch's address */
async function answer(url: string, shares: readonly Share[]): Promise<void> {
  const all = shares.flatMap(({ askers }) => askers);
  const [first] = all;
  if (!first) return;
  // Never called as a method: a browser's own `fetch` refuses that.
  const alone = ({ url: single, init, fetcher, resolve }: Asked) => resolve(fetcher(single, init));
  try {
    if (shares.length === 1) return all.forEach(alone);

    const { fetcher, init } = first;
    const response = await fetcher(url, init);
    if (REFUSALS.includes(response.status)) return all.forEach(alone);
    const counts: unknown = response.ok ? await response.json().catch(() => null) : null;
    shares.forEach(({ askers }, at) => {
      // Whether it is of this page is looked at as of any answer.
      for (const { resolve } of askers) resolve(shareOf(response, Object(counts)[at]));
    });
  } catch (error) {
    for (const { reject } of all) reject(error);
  }
}

/** With the headers of the whole, by which a source learns the server's time. */
function shareOf(response: Response, count: unknown): Response {
  return response.ok ? new Response(JSON.stringify(count), { headers: response.headers }) : response;
}

/** Slashes are legal in a query and stay readable there. */
function parameter(page: string): string {
  return `page=${encodeURIComponent(page).replaceAll("%2F", "/")}`;
}
