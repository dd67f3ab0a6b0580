import { isShort } from "../arguments.ts";

/** A limit that a bench holds a number to. */
export interface Goal {
  /** What is measured, e.g. `memory of an idle stream, of bare node:http's`. */
  readonly of: string;
  readonly value: number;
  readonly limit: number;
  readonly is: "at most" | "at least";
  /** The same on every machine, so that a short run judges it too. @default false */
  readonly isExact?: boolean | undefined;
}

/** One line of Markdown for a goal: what it is, what came out, and whether that is enough. */
export function verdict(goal: Goal): string {
  const { of, value, limit, is } = goal;
  const outcome = isMet(goal) ? "Held." : "**Missed.**";
  return `- ${of}: ${value.toFixed(2)}, to be ${is} ${limit}. ${isJudged(goal) ? outcome : "A short run doesn't judge."}`;
}

/** Makes the process end with 1 where a goal is missed; in a short run, whose times say nothing, by exact ones alone. */
export function holdTo(goals: readonly Goal[]): void {
  if (!goals.filter(isJudged).every(isMet)) process.exitCode = 1;
}

function isJudged({ isExact }: Goal): boolean {
  return isExact === true || !isShort;
}

function isMet({ value, limit, is }: Goal): boolean {
  return is === "at most" ? value <= limit : value >= limit;
}
