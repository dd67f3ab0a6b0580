/** A plan of the Kiln Club. Prices in euros, for each season’s box. */
export interface Plan {
  readonly name: string;
  readonly about: string;
  readonly price: number;
  /** A lower price for the first so many, and how many of those are left. No clock runs against it. */
  readonly offer?: { readonly price: number; readonly total: number; readonly remaining: number };
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
    offer: { price: 54, total: 15, remaining: 7 },
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
