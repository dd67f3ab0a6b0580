import { VisitorCounter } from "@onlookers/react";
import { relay } from "../../relay";

export const revalidate = 1;

export default async function Page() {
  return <VisitorCounter relay="/api/onlookers" initialCount={await relay.source.read({})} />;
}
