/** What a check found. */
export interface Finding {
  /** `wrong`: shoppers miss out on the count, or see a wrong one. `unsure`: it works, but not as well as it could. */
  readonly level: "well" | "unsure" | "wrong";
  /** What is so, and what to change where something should be. */
  readonly message: string;
}

const SIGNS: Readonly<Record<Finding["level"], string>> = { well: "✓", unsure: "!", wrong: "✗" };

/** A finding for people. */
export function findingLine({ level, message }: Finding): string {
  return `${SIGNS[level]} ${message}`;
}

/** Shorthands for the checks. */
export const well = (message: string): Finding => ({ level: "well", message });
export const unsure = (message: string): Finding => ({ level: "unsure", message });
export const wrong = (message: string): Finding => ({ level: "wrong", message });
