import type { ComponentType } from "react";
import { piecePages } from "../../shared/pages.ts";
import { BeanJar, Dripper, EspressoCup, MilkJug, Mug, PlateStack, Server, Tumbler } from "../art/pieces.tsx";
import type { Glaze } from "./glazes.ts";

/** A piece for sale. */
export interface Piece {
  readonly name: string;
  readonly about: string;
  /** In euros. */
  readonly price: number;
  readonly glaze: Glaze;
  readonly picture: ComponentType<{ glaze: Glaze }>;
  /** The path of its own page, as the shop's analytics know it. */
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
