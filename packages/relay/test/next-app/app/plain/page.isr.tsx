import { VisitorCounter } from "@onlookers/react";
import { plainRelay } from "../../plain-relay";

export const revalidate = 1;

export default async function Page() {
  return <VisitorCounter relay="/api/plain" initialCount={await plainRelay().source.read({})} />;
}
