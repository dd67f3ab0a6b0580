import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { many, present } from "./stage.js";

const client = new QueryClient();

/** What a careful developer writes by hand: shared, polled, no number before there is one. It ignores the window. */
function QueryCounter() {
  const { data } = useQuery({
    queryKey: ["visitors"],
    queryFn: async () => {
      const response = await fetch("/api/onlookers/default");
      if (!response.ok) throw new Error(`status ${response.status}`);
      const { visitors }: { visitors: number } = await response.json();
      return visitors;
    },
    refetchInterval: 60_000,
  });
  return <span>{data === undefined ? "" : `${data} people on this site in the last 5 minutes`}</span>;
}

present(
  (count) => (
    <QueryClientProvider client={client}>
      {many(count, (key) => (
        <QueryCounter key={key} />
      ))}
    </QueryClientProvider>
  ),
  () => void client.refetchQueries({ queryKey: ["visitors"] }),
);
