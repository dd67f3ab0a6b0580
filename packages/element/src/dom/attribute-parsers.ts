import type { SettingKinds } from "@onlookers/core/widget";

/** Parses the text of an attribute, `null` for a missing one. Returns `undefined` for a text that does not parse. */
export type Parser<Value = unknown> = (text: string | null) => Value | undefined;

const numbers: Parser<readonly number[]> = (text) => {
  // Separated by spaces or commas.
  const parsed = text?.match(/[^\s,[\]]+/g)?.map(Number);
  return parsed?.every(Number.isFinite) ? parsed : undefined;
};

const parsers = {
  text: (text) => text || undefined,
  // Present is enough, as everywhere in HTML; templates may write `false`.
  flag: (text) => text !== null && text !== "false",
  number: (text) => numbers(text)?.[0],
  numbers,
  // Its shape is checked where it is used.
  count: (text) => {
    try {
      return JSON.parse(text ?? "");
    } catch {
      return undefined;
    }
  },
} satisfies { readonly [Kind in keyof SettingKinds]?: Parser<SettingKinds[Kind]> };

/** The kind of a setting that an attribute can contain: the name of a parser, or the list of the setting's words. */
export type AttributeKind = keyof typeof parsers | readonly string[];

/** Returns the parser of a kind. */
export function parserOf(kind: AttributeKind): Parser {
  return typeof kind === "string" ? parsers[kind] : (text) => kind.find((word) => word === text);
}
