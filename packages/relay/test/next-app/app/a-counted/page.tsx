import { VisitorCounter } from "@onlookers/react";
import { Suspense } from "react";
import { relay } from "../../relay";

async function Count() {
  return <VisitorCounter relay="/api/onlookers" initialCount={await relay.source.read({})} />;
}

export default function Page() {
  return (
    <Suspense fallback={<p>Loading</p>}>
      <Count />
    </Suspense>
  );
}
