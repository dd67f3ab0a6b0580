import { canonicalPage, findPage } from "@onlookers/core/server";

/** The pages whose counts may leave the server: option `pages` of a relay. */
export interface PageList {
  /**
   * The listed page that a page is, by the rule of `canonicalPage`: a query or a trailing slash that the list does not
   * have is removed. `null` if it is not listed.
   *
   * @param page canonical
   */
  readonly resolve: (page: string) => string | null;
  /** Whether the number of a listed page may depend on a service's row of this page. */
  readonly needs: (page: string) => boolean;
  /** The smallest number of a page that is sent. Below it, a page has no number. */
  readonly leastVisitors: number;
}

/**
 * Without a list, everybody may request any path, also `/orders/4711`. One visitor on it then looks like none. Counters
 * hide these numbers by default anyway.
 */
const LEAST_UNLISTED = 2;

/** Every page: the list of a relay without the option `pages`. */
export const EVERY_PAGE: PageList = {
  resolve: (page) => page,
  needs: () => true,
  leastVisitors: LEAST_UNLISTED,
};

/** @param pages in any spelling; `undefined` for every page */
export function createPageList(pages: readonly string[] | undefined): PageList {
  if (pages === undefined) return EVERY_PAGE;
  const listed = pages.map((page) => ({ path: canonicalPage(page), visitors: 1 }));
  const exact = new Set(listed.map(({ path }) => path));
  const list = { pages: listed, pagesBasis: "visitors" } as const;
  return {
    resolve(page) {
      if (exact.has(page)) return page;
      const found = findPage(list, page);
      return found?.visitors === 1 ? found.path : null;
    },
    needs: (page) => findPage(list, page)?.visitors !== 0,
    leastVisitors: 0,
  };
}
