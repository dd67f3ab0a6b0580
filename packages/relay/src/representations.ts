import { represent, type Representation } from "./http/representation.js";
import type { KeptSnapshot } from "./kept-snapshot.js";
import { toLiveCount } from "./live-count.js";
import type { PlannedSite } from "./planned-sites.js";

/**
 * Gives a snapshot's representation for the pages asked for; none: the whole site; several: all in one.
 *
 * @param pages canonical
 */
export type Representations = (
  site: PlannedSite,
  snapshot: KeptSnapshot | null,
  pages: readonly string[],
) => Representation;

/** Made once for each snapshot and kept as long as that. */
interface Made {
  /** Of the site, and of pages that the service knows. */
  readonly known: Map<string, Representation>;
  /** Of whatever else is asked for: the request names it, so there is an end to how many are kept. */
  readonly others: Map<string, Representation>;
}

const MOST_OTHERS = 32;

/** Serialises once what is asked for many times. */
export function createRepresentations(): Representations {
  /** By snapshot; by site where there is none. */
  const made = new WeakMap<KeptSnapshot | PlannedSite, Made>();

  function madeOf(owner: KeptSnapshot | PlannedSite): Made {
    const before = made.get(owner);
    if (before !== undefined) return before;
    const anew: Made = { known: new Map(), others: new Map() };
    made.set(owner, anew);
    return anew;
  }

  return (site, snapshot, asked) => {
    const { known, others } = madeOf(snapshot ?? site);
    // A page that can't be told from the site has the site's bytes.
    const pages = asked.length === 1 && (snapshot?.pages ?? null) === null ? [] : asked;
    // Canonical pages have no spaces. Sites of one provider share their snapshots.
    const name = pages.length === 0 ? site.name : [site.name, ...pages].join(" ");
    const before = known.get(name) ?? others.get(name);
    if (before !== undefined) return before;

    const [page = null, ...more] = pages;
    const first = toLiveCount(site, snapshot, page);
    const representation = represent(first, ...more.map((each) => toLiveCount(site, snapshot, each)));
    const isKnown = page === null || (more.length === 0 && first.visitors !== 0);
    if (isKnown) known.set(name, representation);
    else if (others.size < MOST_OTHERS) others.set(name, representation);
    return representation;
  };
}
