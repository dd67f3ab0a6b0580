/** Props that must not compile. The compiler is the test. */
import { VisitorBanner } from "../../src/banner.js";
import { PriceTier } from "../../src/price-tier.js";

export const banners = [
  <VisitorBanner key={1} memory={new Map()} frequencyCap={{ atMost: 3, perSeconds: 3600 }} />,
  <VisitorBanner key={2} counter={{ classNames: { number: "big" }, "data-testid": "count" }} />,
  // @ts-expect-error -- A cap without its span.
  <VisitorBanner key={3} frequencyCap={{ atMost: 3 }} />,
  // @ts-expect-error -- An unknown placement.
  <VisitorBanner key={4} placement="popup" />,
  // @ts-expect-error -- Banners stick instead of floating.
  <VisitorBanner key={5} placement="fixed" />,
  // @ts-expect-error -- The banner's own prop.
  <VisitorBanner key={6} counter={{ page: "/pricing" }} />,
];

const stock = { remaining: 7, readAt: Date.now() };

export const tiers = [
  <PriceTier key={1} total={15} stock={null} nextPrice="€66" />,
  <PriceTier key={2} total={15} stock={{ remaining: null, readAt: new Date() }} />,
  // @ts-expect-error -- An amount without its currency.
  <PriceTier key={3} total={15} stock={stock} price={{ amount: 54 }} />,
  // @ts-expect-error -- A price is a text, or an amount with its currency.
  <PriceTier key={4} total={15} stock={stock} price={54} />,
  // @ts-expect-error -- A text instead of a number.
  <PriceTier key={5} total={15} stock={{ ...stock, remaining: "7" }} />,
  // @ts-expect-error -- A number without its time.
  <PriceTier key={6} total={15} stock={{ remaining: 7 }} />,
  // @ts-expect-error -- A number without its time.
  <PriceTier key={7} total={15} remaining={7} />,
];
