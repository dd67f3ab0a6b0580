import { VisitorCounter } from "@onlookers/react";
import { SuspenseVisitorCounter } from "@onlookers/react/suspense";
import { Suspense } from "react";
import { relay } from "../../relay";

export default function Page() {
  return (
    <Suspense fallback={<VisitorCounter relay="/api/onlookers" enabled={false} />}>
      <SuspenseVisitorCounter relay="/api/onlookers" initialCount={relay.source.read({})} />
    </Suspense>
  );
}
