import NumberFlow from "@number-flow/react";
import { poll, useNumber } from "./number-store.js";
import { many, present } from "./stage.js";

function Numbers({ count }: { readonly count: number }) {
  const visitors = useNumber();
  return visitors === undefined ? null : many(count, (key) => <NumberFlow key={key} value={visitors} />);
}

present(
  (count) => <Numbers count={count} />,
  poll,
  // The digits are in a shadow tree, all ten of each place.
  (number) => [...document.querySelectorAll("number-flow-react")].filter((flow) => valueOf(flow) === number).length,
);
poll();

function valueOf(flow: Element & { readonly _data?: { readonly value?: number } }): number | undefined {
  return flow._data?.value;
}
