/** Schedules any number of tabs, in slots of a tenth of a second. */
export interface Calendar {
  /** @param at milliseconds from the start; times after the end are dropped */
  enter(tab: number, at: number): void;
  /** Iterates over the slots in order. Meanwhile, later slots may receive more tabs. */
  slots(): Generator<{ readonly at: number; readonly tabs: Iterable<number> }>;
}

const SLOT = 100;
const NOBODY = -1;

export function createCalendar(tabs: number, end: number): Calendar {
  const first = new Int32Array(Math.ceil(end / SLOT)).fill(NOBODY);
  const next = new Int32Array(tabs).fill(NOBODY);

  function* entered(slot: number): Generator<number> {
    let tab = first[slot] ?? NOBODY;
    while (tab !== NOBODY) {
      const following = next[tab] ?? NOBODY;
      yield tab;
      tab = following;
    }
  }

  return {
    enter(tab, at) {
      const slot = Math.ceil(at / SLOT);
      if (slot >= first.length) return;
      next[tab] = first[slot] ?? NOBODY;
      first[slot] = tab;
    },
    *slots() {
      for (let slot = 0; slot < first.length; slot += 1) {
        if (first[slot] !== NOBODY) yield { at: slot * SLOT, tabs: entered(slot) };
      }
    },
  };
}
