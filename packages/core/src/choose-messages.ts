import { byTag } from "./by-tag.js";
import type { Messages } from "./messages.js";
import { en } from "./messages/en.js";

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
  const offered = ("locale" in messages ? [messages] : messages).filter(isWhole);
  const tag = locale ?? offered[0]?.locale ?? en.locale;
  const wanted = likely(tag);
  const fitting = [...offered, en].filter((one) => isSameWriting(wanted, likely(one.locale)));
  const nearest = offered.find((one) => fitting.includes(one) && likely(one.locale)?.region === wanted?.region);
  const chosen = nearest ?? fitting[0];
  return chosen === undefined ? en : { ...chosen, locale: tag };
}

/** The tag of the language that a sentence comes in under these options: what belongs into its element's `lang`. */
export function localeOf(options: LanguageOptions): string {
  return chooseMessages(options).locale;
}

/** Types see to it; without them a page's sentence may be missing, and a site's must not stand in, nor the page fall. */
function isWhole({ people, minutes, seconds, recent, now, short }: Messages): boolean {
  return [people, minutes, seconds, recent, now, short].every(
    (part) => typeof part === "object" && part !== null && ("other" in part || ("site" in part && "page" in part)),
  );
}

/** With the script and the region that the tag leaves out: what is written in Taiwan isn't written in Singapore. */
const likely = /* @__PURE__ */ byTag((tag): Intl.Locale | null => {
  try {
    return new Intl.Locale(tag.replace(/^no\b/, "nb")).maximize();
  } catch {
    return null; // Not a language tag: a typo in a prop must not take the page down.
  }
});

function isSameWriting(one: Intl.Locale | null, other: Intl.Locale | null): boolean {
  return one !== null && one.language === other?.language && one.script === other.script;
}
