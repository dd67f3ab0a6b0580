import type { ReactNode } from "react";

/** One kind of thing, in all that can become of it. */
export interface Section {
  readonly title: string;
  readonly cases: readonly (readonly [name: string, shown: ReactNode])[];
}
