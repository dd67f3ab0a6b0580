import type { Messages, Variable } from "../messages.js";

type VariablesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | VariablesIn<Rest>
  : never;

/** The same type, but for texts with a variable that nothing would fill. Parts of other messages were checked there. */
type Filled<T> = T extends string
  ? string extends VariablesIn<T>
    ? T
    : Exclude<VariablesIn<T>, Variable> extends never
      ? T
      : `No such variable: {${Exclude<VariablesIn<T>, Variable>}}`
  : { readonly [key in keyof T]: Filled<T[key]> };

/**
 * A shop's own messages, or a language that doesn't come with any. Takes what it is given and only has its type checked:
 * all plural categories of the language, no variable but `{n}`, `{people}` and `{time}`, the window in each `recent`.
 */
export function defineMessages<const Locale extends string, const Own extends Messages<Locale>>(
  messages: Own & Filled<Own> & { readonly locale: Locale },
): Messages<Locale> {
  return messages;
}
