/** A piece of a sentence: its words, or the number that was counted. A window's number is of the words. */
export type SentencePart = TextPart | NumberPart;

interface TextPart {
  readonly kind: "text";
  readonly value: string;
}

/** The number in a sentence, where it has one: a language may say it by words alone. */
export interface NumberPart {
  readonly kind: "number";
  /** As it stands in the sentence: `1,234`, `20+`. */
  readonly value: string;
  readonly visitors: number;
  /** What of `value` isn't the number: the plus of one that was rounded down, where no word says that. */
  readonly suffix: "" | "+";
}

/** What stands for each variable of a form, with its braces: `{n}`. */
export type Values = ReadonlyMap<string, readonly SentencePart[]>;

/** Puts the values in, each wherever it is named, and joins what is text. A variable without a value stays as written. */
export function fillForm(form: string, values: Values): readonly SentencePart[] {
  const filled: SentencePart[] = [];
  for (const piece of form.split(/(\{\w+\})/)) {
    for (const part of values.get(piece) ?? [{ kind: "text", value: piece } as const]) {
      const last = filled.at(-1);
      if (part.kind === "text" && last?.kind === "text") {
        filled.splice(-1, 1, { kind: "text", value: last.value + part.value });
      } else if (part.value !== "") filled.push(part);
    }
  }
  return filled;
}
