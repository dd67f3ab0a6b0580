import { chooseLanguage } from "./choose-language.js";
import type { Messages } from "../messages.js";
import { en } from "../messages/en.js";

/** In which language a number is worded. */
export interface LanguageOptions {
  /**
   * A BCP 47 language tag, for number and plural forms too: `de-AT` takes the messages of `de`, `zh-TW` those of
   * `zh-Hant`. Where none fit, all is English.
   *
   * @default the first of `messages`' own, else `en`
   */
  readonly locale?: string | undefined;
  /** One language or several, such as `de` of `@onlookers/core/messages/de`. English need not be among them. */
  readonly messages?: Messages | readonly Messages[] | undefined;
}

/** The messages to word by, under the locale to form numbers by: the wanted one, if they are of its language. */
export function chooseMessages({ locale, messages = [] }: LanguageOptions): Messages {
  return chooseLanguage(locale, ("locale" in messages ? [messages] : messages).filter(isWhole), en);
}

/** The tag of the language that a sentence comes in under these options: what belongs into its element's `lang`. */
export function localeOf(options: LanguageOptions): string {
  return chooseMessages(options).locale;
}

type Unproven = Partial<Record<"other" | "site" | "page", unknown>> | undefined;

/** Types see to it; without them a page's sentence may be missing, and a site's must not stand in, nor the page fall. */
function isWhole({ people, minutes, seconds, recent, now, short }: Messages): boolean {
  const parts: readonly Unproven[] = [people, minutes, seconds, recent, now, short];
  return parts.every((part) => part?.other ?? (part?.site && part.page));
}
