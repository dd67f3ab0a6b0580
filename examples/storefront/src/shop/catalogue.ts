import type { ComponentType } from "react";
import { piecePages } from "../../shared/pages.ts";
import { BeanJar, Dripper, EspressoCup, MilkJug, Mug, PlateStack, Server, Tumbler } from "../art/pieces.tsx";
import type { Glaze } from "../art/vessel.tsx";

export const glazes: readonly { readonly glaze: Glaze; readonly name: string; readonly about: string }[] = [
  { glaze: "tide", name: "Tide", about: "Cobalt, gone grey where it breaks over an edge." },
  { glaze: "kelp", name: "Kelp", about: "Wood ash and iron. Darkest on the inside." },
  { glaze: "salt", name: "Salt", about: "Matt white that lets the specks through." },
  { glaze: "shino", name: "Shino", about: "Milky orange, never twice the same." },
  { glaze: "celadon", name: "Celadon", about: "Pale green that pools at the foot." },
];

/** A piece for sale. */
export interface Piece {
  readonly name: string;
  readonly about: string;
  /** In euros. */
  readonly price: number;
  readonly glaze: Glaze;
  readonly picture: ComponentType<{ glaze: Glaze }>;
  /** The path of its product page. */
  readonly page: string;
}

export const pieces: readonly Piece[] = [
  {
    name: "Dripper",
    about: "Cone for two cups, three ribs",
    price: 46,
    glaze: "tide",
    picture: Dripper,
    page: piecePages.dripper,
  },
  {
    name: "Server",
    about: "600 ml, pours without a drop lost",
    price: 58,
    glaze: "salt",
    picture: Server,
    page: piecePages.server,
  },
  {
    name: "Tumbler",
    about: "180 ml, thin lip, no handle",
    price: 24,
    glaze: "kelp",
    picture: Tumbler,
    page: piecePages.tumbler,
  },
  {
    name: "Mug",
    about: "300 ml, room for three fingers",
    price: 32,
    glaze: "celadon",
    picture: Mug,
    page: piecePages.mug,
  },
  {
    name: "Espresso cup",
    about: "70 ml, with its saucer",
    price: 28,
    glaze: "shino",
    picture: EspressoCup,
    page: piecePages.espressoCup,
  },
  {
    name: "Bean jar",
    about: "Holds 250 g under an ash lid",
    price: 64,
    glaze: "salt",
    picture: BeanJar,
    page: piecePages.beanJar,
  },
  {
    name: "Milk jug",
    about: "220 ml, fits under a steam wand",
    price: 36,
    glaze: "kelp",
    picture: MilkJug,
    page: piecePages.milkJug,
  },
  {
    name: "Small plates",
    about: "Three of 14 cm, three glazes",
    price: 54,
    glaze: "tide",
    picture: PlateStack,
    page: piecePages.plates,
  },
];

/** A plan of the Kiln Club. */
export interface Plan {
  readonly name: string;
  readonly about: string;
  /** In euros, for one season. */
  readonly price: number;
  /** A lower price for the first `total` subscribers, of whom `remaining` are left. It has no deadline. */
  readonly offer?: { readonly price: number; readonly total: number; readonly remaining: number };
  readonly includes: readonly string[];
}

export const plans: readonly Plan[] = [
  {
    name: "One cup",
    about: "For a shelf that is nearly full.",
    price: 36,
    includes: ["One cup in the season’s test glaze", "Its glaze recipe on a card", "Pause or stop between boxes"],
  },
  {
    name: "A pair",
    about: "One for you, one for whoever is up.",
    price: 66,
    offer: { price: 54, total: 15, remaining: 7 },
    includes: [
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
    includes: ["Four cups in the season’s test glaze", "One larger piece a year", "First choice from each new firing"],
  },
];
