import { PlanCard } from "./plan-card.tsx";
import { plans } from "./plans.ts";

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
