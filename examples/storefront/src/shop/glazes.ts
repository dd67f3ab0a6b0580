/** The five glazes of the shop. Each has a class `glaze-…` with its colours. */
export type Glaze = "tide" | "kelp" | "salt" | "shino" | "celadon";

export const glazes: readonly { readonly glaze: Glaze; readonly name: string; readonly about: string }[] = [
  { glaze: "tide", name: "Tide", about: "Cobalt, gone grey where it breaks over an edge." },
  { glaze: "kelp", name: "Kelp", about: "Wood ash and iron. Darkest on the inside." },
  { glaze: "salt", name: "Salt", about: "Matt white that lets the specks through." },
  { glaze: "shino", name: "Shino", about: "Milky orange, never twice the same." },
  { glaze: "celadon", name: "Celadon", about: "Pale green that pools at the foot." },
];
