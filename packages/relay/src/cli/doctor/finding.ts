/** The result of one check. */
export interface Finding {
  /** `error`: visitors see no count, or a wrong one. `warning`: it works, but could work better. */
  readonly level: "ok" | "warning" | "error";
  /** The state, and what to change if it is not `ok`. */
  readonly message: string;
}

const SIGNS: Readonly<Record<Finding["level"], string>> = { ok: "✓", warning: "!", error: "✗" };

/** Formats a finding for people. */
export function findingLine({ level, message }: Finding): string {
  return `${SIGNS[level]} ${message}`;
}

/** Creates a finding of each level. */
export const finding = {
  ok: (message: string): Finding => ({ level: "ok", message }),
  warning: (message: string): Finding => ({ level: "warning", message }),
  error: (message: string): Finding => ({ level: "error", message }),
};
