import type { LiveCount, SubscribeOptions, VisitorQuery, VisitorSource } from "@onlookers/core";
import { followCount, knownOf, newerOf, type CountView, type KnownCount } from "@onlookers/core/widget";
import { isPageActive } from "@onlookers/relay/client";
import { createView } from "./create-view.js";
import type { EverySetting } from "../config/settings.js";
import type { Visitors } from "./visitors.js";

/** A site, or one of its pages, whose count is followed. */
export interface Place {
  readonly query: VisitorQuery;
  /** What the shared cache calls it. */
  readonly key: string;
  /** A count that came with the page's HTML. */
  readonly fromServer: LiveCount | undefined;
}

/** What outlives a watch. */
export interface Memory {
  readonly countOf: (key: string) => LiveCount | undefined;
  readonly keep: (key: string, count: LiveCount) => void;
  /** What stands in the places now, by their keys. */
  readonly views: Map<string, CountView>;
}

/** One place's count as a store; what says the same is the same object. */
export interface Watch {
  readonly page: string | undefined;
  /** To be called while React renders: asks at once where nothing is known yet. */
  readonly ask: () => void;
  readonly now: (settings: EverySetting) => Visitors;
  /** As the server wrote it. */
  readonly first: (settings: EverySetting) => Visitors;
  /** Tells at once what is known, and whenever anything is known anew. */
  readonly follow: (tell: (known: KnownCount) => void, via?: SubscribeOptions["via"]) => () => void;
}

/** Places that were asked for ahead. Once each: from then on the source knows when to ask. */
const asked = new Set<string>();

/** Watches a place for one component. */
export function watchPlace(source: VisitorSource, place: Place, { countOf, keep, views }: Memory): Watch {
  const { query, key, fromServer } = place;
  const kept = () => newerOf(countOf(key), fromServer);
  // As young as it was when the server wrote it.
  const first = knownOf(fromServer, { now: () => 0 });
  let now = knownOf(kept(), source);
  const refresh = async () => {
    try {
      keep(key, await source.read(query));
    } catch {
      // Observers have heard of it.
    }
  };
  const view = createView(key, views, refresh);

  return {
    page: query.page,
    ask() {
      // Never on a server, which has no document.
      if (!globalThis.document || !isPageActive() || kept() || asked.has(key)) return;
      asked.add(key);
      void refresh();
    },
    now: (settings) => view(now, settings),
    first: (settings) => view(first, settings),
    follow(tell, via) {
      const take = (news: KnownCount) => {
        now = news;
        const { latest } = news;
        // Of all components that hear of a count, the first keeps it for all.
        if (latest && latest !== fromServer) keep(key, latest);
        tell(news);
      };
      return followCount(source, query, kept(), take, via);
    },
  };
}
