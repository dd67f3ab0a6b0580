/** Who is due when, for any number of shoppers, in slots of a tenth of a second. */
export interface Calendar {
  /** @param at milliseconds from the beginning; what lies past the end is dropped */
  enter(shopper: number, at: number): void;
  /** Goes through the slots in order; each may enter more into later ones. */
  slots(): Generator<{ readonly at: number; readonly shoppers: Iterable<number> }>;
}

const SLOT = 100;
const NOBODY = -1;

export function createCalendar(shoppers: number, end: number): Calendar {
  const first = new Int32Array(Math.ceil(end / SLOT)).fill(NOBODY);
  const next = new Int32Array(shoppers).fill(NOBODY);

  function* entered(slot: number): Generator<number> {
    let shopper = first[slot] ?? NOBODY;
    while (shopper !== NOBODY) {
      const following = next[shopper] ?? NOBODY;
      yield shopper;
      shopper = following;
    }
  }

  return {
    enter(shopper, at) {
      const slot = Math.ceil(at / SLOT);
      if (slot >= first.length) return;
      next[shopper] = first[slot] ?? NOBODY;
      first[slot] = shopper;
    },
    *slots() {
      for (let slot = 0; slot < first.length; slot += 1) {
        if (first[slot] !== NOBODY) yield { at: slot * SLOT, shoppers: entered(slot) };
      }
    },
  };
}
