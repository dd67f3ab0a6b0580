import { isShort } from "../arguments.ts";

/** A limit for one number of a bench. */
export interface Goal {
  /** What is measured, e.g. `memory of an idle stream, of bare node:http's`. */
  readonly of: string;
  readonly value: number;
  readonly limit: number;
  readonly is: "at most" | "at least";
  /** Whether the value is the same on every machine, so that a short run checks it too. @default false */
  readonly isExact?: boolean | undefined;
}

/** One line of Markdown for a goal: its name, the value, the limit and the result. */
export function verdict(goal: Goal): string {
  const { of, value, limit, is } = goal;
  const outcome = isMet(goal) ? "Held." : "**Missed.**";
  return `- ${of}: ${value.toFixed(2)}, to be ${is} ${limit}. ${isChecked(goal) ? outcome : "Not checked in a short run."}`;
}

/** Makes the process exit with 1 if a goal is missed. A short run checks only exact goals. */
export function holdTo(goals: readonly Goal[]): void {
  if (!goals.filter(isChecked).every(isMet)) process.exitCode = 1;
}

function isChecked({ isExact }: Goal): boolean {
  return isExact === true || !isShort;
}

function isMet({ value, limit, is }: Goal): boolean {
  return is === "at most" ? value <= limit : value >= limit;
}
