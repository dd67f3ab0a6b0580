import {
  followCount,
  newerOf,
  stalenessNow,
  stalenessOf,
  type KnownCount,
  type LiveCount,
  type Staleness,
  type SubscribeOptions,
  type VisitorQuery,
  type VisitorSource,
} from "@onlookers/core";
import { createView } from "./create-view.js";
import type { EverySetting } from "./settings.js";
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
  /** The keys of the places where a number stands. */
  readonly onShow: Set<string>;
}

/** One place's count as a store; what says the same is the same object. */
export interface Watch {
  readonly page: string | undefined;
  readonly now: (settings: EverySetting) => Visitors;
  /** As the server wrote it. */
  readonly first: (settings: EverySetting) => Visitors;
  /** Tells at once what is known, and whenever anything is known anew. */
  readonly follow: (tell: (known: KnownCount) => void, via?: SubscribeOptions["via"]) => () => void;
}

/** Watches a place for one component. */
export function watchPlace(source: VisitorSource, place: Place, { countOf, keep, onShow }: Memory): Watch {
  const { query, key, fromServer } = place;
  const kept = () => newerOf(countOf(key), fromServer);
  const first = known(fromServer, (count) => stalenessOf(count, 0));
  let now = known(kept(), (count) => stalenessNow(count, source));
  const view = createView(key, onShow, async () => {
    try {
      await source.read(query);
    } catch {
      // Observers have heard of it.
    }
  });

  return {
    page: query.page,
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

function known(latest: LiveCount | undefined, by: (count: LiveCount) => Staleness): KnownCount {
  return { latest, staleness: latest ? by(latest) : null, error: undefined };
}
