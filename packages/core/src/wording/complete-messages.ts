import { warnOnce } from "../settings/warn-once.js";

/**
 * The messages of an app, without those that lack a text. Types ensure all texts in TypeScript. In JavaScript, an incomplete
 * language must neither break the page nor word a page's count as the site's.
 *
 * @param messages one language or several, or anything else
 * @param textsOf lists the texts that a language must have. It may throw for one that lacks some
 */
export function completeOf<Words>(
  messages: Words | readonly Words[] | null | undefined,
  textsOf: (words: Words) => readonly Text[],
): readonly Words[];
export function completeOf(messages: unknown, textsOf: (words: unknown) => readonly Text[]): readonly unknown[] {
  return [messages ?? []].flat().filter((words) => {
    try {
      // The forms of a text, or the letters of its only form.
      const forms = textsOf(words).flatMap((text) => [Object(text).other ?? text, ...Object.values(text)]);
      if (forms.every((form) => typeof form === "string")) return true;
    } catch {
      // It is no object, or lacks a text.
    }
    warnOnce("messages", words);
    return false;
  });
}

/** One text, or a text for each plural category. */
type Text = string | object;
