/** The pages of the pieces, as the shop's analytics know them. */
export const piecePages = {
  dripper: "/pieces/dripper",
  server: "/pieces/server",
  tumbler: "/pieces/tumbler",
  mug: "/pieces/mug",
  espressoCup: "/pieces/espresso-cup",
  beanJar: "/pieces/bean-jar",
  milkJug: "/pieces/milk-jug",
  plates: "/pieces/small-plates",
} as const;
