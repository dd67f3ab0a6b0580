import type { LiveCount } from "@onlookers/core";

/** How the text of an attribute is read, `null` where it is missing. What makes no sense is `undefined`. */
type Reader<Value> = (value: string | null) => Value | undefined;

export const text: Reader<string> = (value) => value || undefined;

/** As everywhere in HTML it is enough that the attribute is there; `false` is for who fills it in by a template. */
export const flag: Reader<boolean> = (value) => value !== null && value !== "false";

export const number: Reader<number> = (value) => numbers(value)?.[0];

/** With blanks or commas between them. */
export const numbers: Reader<readonly number[]> = (value) => {
  const all = value?.match(/[^\s,[\]]+/g)?.map(Number);
  return all?.every(Number.isFinite) ? all : undefined;
};

/** In JSON. Whether it is what it passes for is looked at where it is used. */
export const liveCount: Reader<LiveCount> = (value) => {
  try {
    return JSON.parse(value ?? "");
  } catch {
    return undefined;
  }
};

export function oneOf<Word extends string>(...words: readonly Word[]): Reader<Word> {
  return (value) => words.find((word) => word === value);
}
