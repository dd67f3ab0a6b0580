import { poll, useNumber } from "./number-store.js";
import { many, present } from "./stage.js";

/** The lower bound: React sets one text per counter, and nothing else happens. */
function Texts({ count }: { readonly count: number }) {
  const visitors = useNumber();
  const text = visitors === undefined ? "" : `${visitors} people on this site in the last 5 minutes`;
  return many(count, (key) => <span key={key}>{text}</span>);
}

present((count) => <Texts count={count} />, poll);
poll();
