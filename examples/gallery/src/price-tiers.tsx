import { ar } from "@onlookers/core/price-messages/ar";
import { PriceTier } from "@onlookers/react/price-tier";
import "@onlookers/react/price-tier.css";
import type { Section } from "./section.ts";

const prices = { price: { amount: 54, currency: "EUR" }, nextPrice: { amount: 72, currency: "EUR" } };

export const priceTiers: readonly Section[] = [
  {
    title: "PriceTier",
    cases: [
      ["7 of 15 left", <PriceTier key="7" messages={ar} total={15} remaining={7} {...prices} />],
      ["1 of 15 left", <PriceTier key="1" messages={ar} total={15} remaining={1} {...prices} />],
      ["none left", <PriceTier key="0" messages={ar} total={15} remaining={0} {...prices} />],
      ["prices left out", <PriceTier key="bare" messages={ar} total={15} remaining={7} />],
      ["stock missing", <PriceTier key="missing" messages={ar} total={15} remaining={null} {...prices} />],
    ],
  },
];
