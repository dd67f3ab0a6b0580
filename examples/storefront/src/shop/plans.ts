/** A plan of the Kiln Club. Prices in euros, for each season’s box. */
export interface Plan {
  readonly name: string;
  readonly about: string;
  readonly price: number;
  /** A lower price to begin with, and what it holds for. It ends by itself: it is bound to no stock and no clock. */
  readonly offer?: { readonly price: number; readonly terms: string };
  readonly holds: readonly string[];
}

export const plans: readonly Plan[] = [
  {
    name: "One cup",
    about: "For a shelf that is nearly full.",
    price: 36,
    holds: ["One cup in the season’s test glaze", "Its glaze recipe on a card", "Pause or stop between boxes"],
  },
  {
    name: "A pair",
    about: "One for you, one for whoever is up.",
    price: 66,
    offer: { price: 54, terms: "for your first two boxes, €66 after that" },
    holds: [
      "Two cups in the season’s test glaze",
      "Their glaze recipe on a card",
      "First choice from each new firing",
      "Pause or stop between boxes",
    ],
  },
  {
    name: "The table",
    about: "Four cups and what goes between.",
    price: 128,
    holds: ["Four cups in the season’s test glaze", "One larger piece a year", "First choice from each new firing"],
  },
];
