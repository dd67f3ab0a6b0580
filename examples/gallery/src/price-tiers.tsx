import { ar } from "@onlookers/core/price-messages/ar";
import { PriceTier } from "@onlookers/react/price-tier";
import "@onlookers/react/price-tier.css";
import type { Section } from "./section.ts";

const readAt = Date.now();
// The gallery stays open for longer than a stock would be shown.
const prices = {
  price: { amount: 54, currency: "EUR" },
  nextPrice: { amount: 72, currency: "EUR" },
  maxAgeSeconds: Infinity,
};

export const priceTiers: readonly Section[] = [
  {
    title: "PriceTier",
    cases: [
      ["7 of 15 left", <PriceTier key="7" messages={ar} total={15} stock={{ remaining: 7, readAt }} {...prices} />],
      ["1 of 15 left", <PriceTier key="1" messages={ar} total={15} stock={{ remaining: 1, readAt }} {...prices} />],
      ["none left", <PriceTier key="0" messages={ar} total={15} stock={{ remaining: 0, readAt }} {...prices} />],
      [
        "prices left out",
        <PriceTier key="bare" messages={ar} total={15} stock={{ remaining: 7, readAt }} maxAgeSeconds={Infinity} />,
      ],
      ["stock missing", <PriceTier key="missing" messages={ar} total={15} stock={null} {...prices} />],
    ],
  },
];
