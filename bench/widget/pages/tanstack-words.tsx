import type { LiveCount } from "@onlookers/core";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { many, present } from "./stage.js";

const client = new QueryClient();
const numbers = new Intl.NumberFormat("en");
const plurals = new Intl.PluralRules("en");
const people: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "person", other: "people" };

/** Also by hand, with a counter's work: the digits and plural forms of the language, and no number past its window. */
function WordedCounter() {
  const { data: count } = useQuery({
    queryKey: ["visitors"],
    queryFn: async (): Promise<LiveCount> => {
      const response = await fetch("/api/onlookers/default");
      if (!response.ok) throw new Error(`status ${response.status}`);
      return response.json();
    },
    refetchInterval: 60_000,
  });
  const isOver = useIsOver(count);
  if (count === undefined || count.visitors === null || count.visitors < 2 || isOver) return <span />;
  return (
    <span title={count.observedAt ?? undefined}>
      <b>{numbers.format(count.visitors)}</b> {people[plurals.select(count.visitors)]} on this site in the last{" "}
      {numbers.format(count.windowSeconds / 60)} minutes
    </span>
  );
}

/** Whether the window of the count is over. */
function useIsOver(count: LiveCount | undefined): boolean {
  const [over, setOver] = useState<LiveCount>();
  useEffect(() => {
    if (count === undefined) return;
    const end = Date.parse(count.observedAt ?? "") + count.windowSeconds * 1000;
    const timer = setTimeout(setOver, Math.max(0, end - Date.now()), count);
    return () => clearTimeout(timer);
  }, [count]);
  return over !== undefined && over === count;
}

present(
  (count) => (
    <QueryClientProvider client={client}>
      {many(count, (key) => (
        <WordedCounter key={key} />
      ))}
    </QueryClientProvider>
  ),
  () => void client.refetchQueries({ queryKey: ["visitors"] }),
);
