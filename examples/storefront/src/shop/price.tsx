const euros = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR", maximumFractionDigits: 0 });

/** A price in whole euros, one unit for the bidirectional text around it. */
export function Price({ of }: { of: number }) {
  return <bdi className="price">{euros.format(of)}</bdi>;
}
