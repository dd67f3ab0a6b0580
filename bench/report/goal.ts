import { isShort } from "../arguments.ts";

/** A limit that a bench holds a number to. */
export interface Goal {
  /** What is measured, e.g. `memory of an idle stream, of bare node:http's`. */
  readonly of: string;
  readonly value: number;
  readonly limit: number;
  readonly is: "at most" | "at least";
}

/** One line of Markdown for a goal: what it is, what came out, and whether that is enough. */
export function verdict(goal: Goal): string {
  const { of, value, limit, is } = goal;
  const outcome = isMet(goal) ? "Held." : "**Missed.**";
  return `- ${of}: ${value.toFixed(2)}, to be ${is} ${limit}. ${isShort ? "A short run doesn't judge." : outcome}`;
}

/** Makes the process end with 1 where a goal is missed; never in a short run, whose times say nothing. */
export function holdTo(goals: readonly Goal[]): void {
  if (!isShort && !goals.every(isMet)) process.exitCode = 1;
}

function isMet({ value, limit, is }: Goal): boolean {
  return is === "at most" ? value <= limit : value >= limit;
}
