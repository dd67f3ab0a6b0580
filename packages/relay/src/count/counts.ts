import type { LiveCount } from "@onlookers/core";
import { represent, type Representation } from "./representation.js";
import { observedAtOf, type KeptSnapshot, type Lifetime } from "../ledger/kept-snapshot.js";
import { toLiveCount } from "./live-count.js";
import type { PlannedSite } from "../plan/planned-sites.js";

/** Of pages that the service doesn't know: the request names them, so there is an end to how many are kept. */
const MOST_OTHERS = 32;

/** The counts that a snapshot gives for a site: what is asked for many times is parsed and serialised once. */
export class Counts {
  /** `null` where nothing true can be said. */
  readonly snapshot: KeptSnapshot | null;
  /** Epoch milliseconds; `NaN` where nobody knows. */
  readonly observedAt: number;
  /** The site's. */
  readonly lifetime: Lifetime;
  readonly #site: PlannedSite;
  #whole: Representation | undefined;
  #byPages: Map<string, Representation> | undefined;
  #others = 0;

  constructor(site: PlannedSite, snapshot: KeptSnapshot | null) {
    this.snapshot = snapshot;
    this.observedAt = observedAtOf(snapshot);
    this.lifetime = site.lifetime;
    this.#site = site;
  }

  /** @param pages canonical; none: the whole site; several: all in one */
  of(pages: readonly string[]): Representation {
    // A page that can't be told from the site has the site's bytes.
    const isWhole = pages.length === 0 || (pages.length === 1 && (this.snapshot?.pages ?? null) === null);
    if (isWhole) return (this.#whole ??= represent(this.#count(null)));
    const name = pages.join(" "); // Canonical pages have no spaces.
    return this.#byPages?.get(name) ?? this.#make(name, pages);
  }

  #make(name: string, pages: readonly string[]): Representation {
    const [page = null, ...more] = pages;
    const first = this.#count(page);
    const representation = represent(first, ...more.map((each) => this.#count(each)));
    const isKnown = more.length === 0 && first.visitors !== 0;
    if (!isKnown) {
      if (this.#others === MOST_OTHERS) return representation;
      this.#others += 1;
    }
    this.#byPages ??= new Map();
    this.#byPages.set(name, representation);
    return representation;
  }

  #count(page: string | null): LiveCount {
    return toLiveCount(this.#site, this.snapshot, page);
  }
}
