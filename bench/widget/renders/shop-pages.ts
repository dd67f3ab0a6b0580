/** The number of counters or cards on a page. */
export const MANY = 200;

/** The path of each card. */
export const PAGES = Array.from({ length: MANY }, (_, index) => `/products/${index}`);
