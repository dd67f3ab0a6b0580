/** The paths of the product pages, as the shop's analytics report them. */
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
