const euros = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR", maximumFractionDigits: 0 });

/** A price in whole euros, isolated from the direction of the text around it. */
export function Price({ of }: { of: number }) {
  return <bdi className="price">{euros.format(of)}</bdi>;
}
