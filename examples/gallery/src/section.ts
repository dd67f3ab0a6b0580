import type { ReactNode } from "react";

/** One component in all its states. */
export interface Section {
  readonly title: string;
  readonly cases: readonly (readonly [name: string, shown: ReactNode])[];
}
