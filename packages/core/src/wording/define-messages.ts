import type { Messages, Variable } from "../messages.js";

type VariablesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | VariablesIn<Rest>
  : never;

/** The same type, except that a text with an unknown variable becomes an error message. */
type Checked<T> = T extends string
  ? string extends VariablesIn<T>
    ? T // A text of other messages, such as `en`, whose type is a template. It was checked where it was defined.
    : Exclude<VariablesIn<T>, Variable> extends never
      ? T
      : `No such variable: {${Exclude<VariablesIn<T>, Variable>}}`
  : { readonly [key in keyof T]: Checked<T[key]> };

/**
 * Defines an app's own messages, or those of another language. Returns its argument; it exists for its type, which
 * requires all plural categories of the language, no variable but `{n}`, `{people}` and `{time}`, and the window
 * (`{time}`) in each `recent` text.
 */
export function defineMessages<const Locale extends string, const Own extends Messages<Locale>>(
  messages: Own & Checked<Own> & { readonly locale: Locale },
): Messages<Locale> {
  return messages;
}
