import { VisitorBanner } from "@onlookers/react/banner";

/** The strip above the shop: a notice, and beside it the count, which a shopper can dismiss. */
export function Banner() {
  return (
    <aside className="banner" aria-label="Shop notice">
      <p className="banner-notice">The next kiln opens on Saturday at ten.</p>
      <VisitorBanner className="banner-count" counter={{ "data-testid": "banner-counter" }} />
    </aside>
  );
}
