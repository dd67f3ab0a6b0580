import { nearestOrFallback } from "./nearest-language.js";
import type { Messages } from "../messages.js";
import { en } from "../messages/en.js";

/** The language of a sentence. */
export interface LanguageOptions {
  /**
   * A BCP 47 language tag. It sets the number format and plural rules too: `de-AT` uses the messages of `de`, `zh-TW`
   * those of `zh-Hant`. `de_AT.UTF-8` is read as `de-AT`. If no messages match, the whole sentence is English.
   *
   * @default the locale of the first `messages`, else `en`
   */
  readonly locale?: string | undefined;
  /** One language or several, such as `de` of `@onlookers/core/messages/de`. English is built in. */
  readonly messages?: Messages | readonly Messages[] | undefined;
}

/** The messages that these options select, with `locale` set to the requested one if it is of their language. */
export function chooseMessages({ locale, messages = [] }: LanguageOptions): Messages {
  return nearestOrFallback({
    locale,
    offered: ("locale" in messages ? [messages] : messages).filter(isComplete),
    fallback: en,
  });
}

/** The language tag of the sentence under these options, for the `lang` attribute of its element. */
export function localeOf(options: LanguageOptions): string {
  return chooseMessages(options).locale;
}

type Unchecked = Partial<Record<"other" | "site" | "page", unknown>> | undefined;

/**
 * Whether no part is missing, which types ensure in TypeScript. In JavaScript, an incomplete language must neither break
 * the page nor word a page's count as the site's.
 */
function isComplete({ people, minutes, seconds, recent, now, short }: Messages): boolean {
  const parts: readonly Unchecked[] = [people, minutes, seconds, recent, now, short];
  return parts.every((part) => part?.other ?? (part?.site && part.page));
}
