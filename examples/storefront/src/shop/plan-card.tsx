import { VisitorCounter } from "@onlookers/react";
import { PriceTier } from "@onlookers/react/price-tier";
import { useState } from "react";
import type { Plan } from "./plans.ts";
import { Price } from "./price.tsx";

/** A pricing card. The one with an offer says how many are left at its price, and carries the live count. */
export function PlanCard({ plan, onAdd }: { plan: Plan; onAdd: () => void }) {
  const [sold, setSold] = useState(0);
  // A shop asks its own stock. This one sells to nobody but you.
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
            remaining={remaining}
            nextPrice={{ amount: plan.price, currency: "EUR" }}
          />
        )}
      </div>
      <ul className="plan-holds">
        {plan.holds.map((held) => (
          <li key={held}>{held}</li>
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
