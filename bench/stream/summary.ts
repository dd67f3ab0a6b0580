import { median } from "../report/median.ts";
import { toSvg } from "../report/plot.ts";
import { toTable } from "../report/table.ts";
import { CHANGES, KINDS, type Kind, type Trial } from "./trial.ts";

const NAMES: Readonly<Record<Kind, string>> = { relay: "**onlookers relay**", bare: "bare node:http" };
type Trials = Readonly<Record<Kind, readonly Trial[]>>;

export function tableOf(most: number, trials: Trials): string {
  const head = [
    `${most.toLocaleString("en")} streams`,
    "KiB, idle",
    `KiB, after ${CHANGES} changes`,
    "ms to reach all",
  ];
  const cells = KINDS.map((kind) => {
    const middle = (of: (trial: Trial) => number) => median(trials[kind].map(of));
    return [
      NAMES[kind],
      (middle((trial) => trial.bytesEach) / 1024).toFixed(1),
      (middle((trial) => trial.bytesEachAfter) / 1024).toFixed(1),
      middle((trial) => trial.reachMs).toFixed(0),
    ];
  });
  return toTable([head, ...cells]);
}

/** Plots memory by the number of open streams. */
export function plotOf(trials: Trials): string {
  return toSvg({
    title: "Memory of a process that holds streams",
    description: "Grows in step with the streams for the relay as for bare node:http, whose line lies a little below.",
    x: { label: "open streams", scale: "linear" },
    y: { label: "MiB on top of none", scale: "linear" },
    lines: KINDS.map((kind) => ({
      name: NAMES[kind].replaceAll("*", ""),
      kind: kind === "relay" ? "ours" : "measured",
      points: (trials[kind][0]?.memory ?? []).map(({ streams }, step) => {
        const bytes = median(trials[kind].map(({ memory }) => memory[step]?.bytes ?? NaN));
        return [streams, bytes / 1024 ** 2];
      }),
    })),
  });
}
