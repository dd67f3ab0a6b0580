import { ar } from "@onlookers/core/messages/ar";
import { fr } from "@onlookers/core/messages/fr";
import { hi } from "@onlookers/core/messages/hi";
import { ja } from "@onlookers/core/messages/ja";
import { pl } from "@onlookers/core/messages/pl";
import { ar as priceMessages } from "@onlookers/core/price-messages/ar";
import { StrictMode, type ReactElement } from "react";
import { VisitorBanner } from "../../src/banner.js";
import { CountExplanation } from "../../src/explanation.js";
import { OnlookersConfig, VisitorCounter } from "../../src/index.js";
import { PriceTier } from "../../src/price-tier.js";
import { createTestSource, testCount } from "../../src/testing.js";

const LANGUAGES = [ar, fr, hi, ja, pl];
const PRICE = { amount: 1250.5, currency: "EUR" };

/** All components in all variants that affect their text. `source` emits later counts to them. */
export function createLocalizedPage(): {
  source: ReturnType<typeof createTestSource>;
  in(locale: string): ReactElement;
} {
  const source = createTestSource();
  const count = testCount({ visitors: 1234 });
  return {
    source,
    in: (locale) => (
      <StrictMode>
        <OnlookersConfig source={source} messages={LANGUAGES} locale={locale}>
          <VisitorCounter />
          <VisitorCounter initialCount={count} />
          <VisitorCounter initialCount={count} wording="now" />
          <VisitorCounter initialCount={count} wording="short" steps={[10, 100]} />
          <VisitorCounter page="/pricing" initialCount={testCount({ page: "/pricing", windowSeconds: 180 })} />
          <VisitorCounter initialCount={testCount({ visitors: null })} />
          <VisitorCounter initialCount={count}>{({ sentence }) => sentence}</VisitorCounter>
          <VisitorCounter initialCount={count} number={({ value }) => value} />
          <VisitorBanner initialCount={count} placement="bottom" />
          <CountExplanation initialCount={count} service="Plausible" />
          <PriceTier
            total={1500}
            stock={{ remaining: 1234, readAt: Date.now() }}
            price={PRICE}
            nextPrice={PRICE}
            messages={priceMessages}
          />
        </OnlookersConfig>
      </StrictMode>
    ),
  };
}
