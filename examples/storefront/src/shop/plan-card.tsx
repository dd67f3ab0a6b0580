import { VisitorCounter } from "@onlookers/react";
import type { Plan } from "./plans.ts";
import { Price } from "./price.tsx";

/** A pricing card. The one with an offer carries the live count. */
export function PlanCard({ plan, onAdd }: { plan: Plan; onAdd: () => void }) {
  const { offer } = plan;
  return (
    <li className={offer ? "plan plan-offer" : "plan"}>
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
      <p className="plan-terms">{offer?.terms}</p>
      <ul className="plan-holds">
        {plan.holds.map((held) => (
          <li key={held}>{held}</li>
        ))}
      </ul>
      {offer && (
        <p className="live">
          <VisitorCounter data-testid="price-counter" />
        </p>
      )}
      <button className={offer ? "button" : "button button-quiet"} type="button" onClick={onAdd}>
        Choose<span className="visually-hidden"> {plan.name}</span>
      </button>
    </li>
  );
}
