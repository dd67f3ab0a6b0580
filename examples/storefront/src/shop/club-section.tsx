import { VisitorCounter } from "@onlookers/react";
import { PriceTier } from "@onlookers/react/price-tier";
import { useEffect, useState } from "react";
import { plans, type Plan } from "./catalogue.ts";
import { Price } from "./price.tsx";

export function ClubSection({ onAdd }: { onAdd: () => void }) {
  return (
    <section className="section club" id="club" aria-labelledby="club-title">
      <div className="section-head">
        <h2 id="club-title">The Kiln Club</h2>
        <p>Four boxes a year, each in a glaze that we are still trying out.</p>
      </div>
      <ul className="plans">
        {plans.map((plan) => (
          <PlanCard key={plan.name} plan={plan} onAdd={onAdd} />
        ))}
      </ul>
    </section>
  );
}

/** A pricing card. The card with an offer also shows the remaining stock at its price, and the live count. */
function PlanCard({ plan, onAdd }: { plan: Plan; onAdd: () => void }) {
  const [sold, setSold] = useState(0);
  const readAt = useReadAt();
  // A real shop reads this number from its stock. Here each visitor is the only buyer.
  const remaining = plan.offer && Math.max(0, plan.offer.remaining - sold);
  const offer = remaining === 0 ? undefined : plan.offer;
  const choose = () => {
    setSold(sold + 1);
    onAdd();
  };
  return (
    <li className={plan.offer ? "plan plan-offer" : "plan"}>
      <div className="plan-head">
        <h3>{plan.name}</h3>
        {offer && <p className="plan-tag">Introductory price</p>}
      </div>
      <p className="plan-about">{plan.about}</p>
      <p className="plan-price">
        <Price of={offer?.price ?? plan.price} />
        {offer && (
          <s>
            <span className="visually-hidden">instead of </span>
            <Price of={plan.price} />
          </s>
        )}
        <span className="plan-per">each season</span>
      </p>
      <div className="plan-terms">
        {plan.offer && (
          <PriceTier
            total={plan.offer.total}
            stock={{ remaining, readAt }}
            nextPrice={{ amount: plan.price, currency: "EUR" }}
          />
        )}
      </div>
      <ul className="plan-includes">
        {plan.includes.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      {plan.offer && (
        <p className="live">
          <VisitorCounter data-testid="price-counter" />
        </p>
      )}
      <button className={plan.offer ? "button" : "button button-quiet"} type="button" onClick={choose}>
        Choose<span className="visually-hidden"> {plan.name}</span>
      </button>
    </li>
  );
}

/** The time of the last reading of the stock, once a minute. */
function useReadAt(): number {
  const [readAt, setReadAt] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setReadAt(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return readAt;
}
