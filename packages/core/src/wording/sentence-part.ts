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
