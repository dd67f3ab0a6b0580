import { warnOnce } from "../settings/warn-once.js";
import { memoizeByLocale } from "./memoize.js";
import type { Messages } from "../messages.js";
import { en } from "../messages/en.js";

/** Texts by language tag, with English as the fallback. */
export type TextByLanguage = Readonly<Record<string, string>> & { readonly en: string };

/** The text nearest to `locale`, else the English one, and the text's language for the `lang` attribute. */
export function nearestText(texts: TextByLanguage, locale: string): { readonly text: string; readonly lang: string } {
  const lang = nearestLanguage(locale, Object.keys(texts)) ?? "en";
  return { text: texts[lang] ?? texts.en, lang };
}

/**
 * The language among `languages` that a reader of `locale` can read: `zh-Hant` for `zh-TW`, `de` for `de-AT`. Of several
 * with the same language and script, the one of the same region, else the first.
 *
 * @param locale a BCP 47 tag, or one as POSIX or a header writes it; any other string matches nothing
 * @returns `undefined` if none has the same language and script
 */
export function nearestLanguage<Tag extends string>(locale: string, languages: readonly Tag[]): Tag | undefined {
  return nearestMessages(
    locale,
    languages.map((tag) => ({ locale: tag })),
  )?.locale;
}

/** The messages whose `locale` is nearest to `locale`, by the rules of {@link nearestLanguage}. */
export function nearestMessages<Words extends { readonly locale: string }>(
  locale: string,
  offered: readonly Words[],
): Words | undefined {
  const wanted = likelyLocale(locale);
  const readable = offered.filter((messages) => {
    const own = likelyLocale(messages.locale);
    return wanted && own?.language === wanted.language && own.script === wanted.script;
  });
  return readable.find((messages) => likelyLocale(messages.locale)?.region === wanted?.region) ?? readable[0];
}

/** What {@link nearestOrFallback} chooses from. */
interface Choice<Words> {
  /** @default the locale of the first messages offered, else the fallback's */
  readonly locale: string | undefined;
  readonly offered: readonly Words[];
  /** Used if none of `offered` match. */
  readonly fallback: Words;
}

/** The messages to use, with `locale` set to the requested BCP 47 tag, unless the fallback is in another language. */
export function nearestOrFallback<Words extends { readonly locale: string }>({
  locale,
  offered,
  fallback,
}: Choice<Words>): Words {
  const tag = locale ?? offered[0]?.locale ?? fallback.locale;
  const nearest = nearestMessages(tag, offered) ?? nearestMessages(tag, [fallback]);
  return nearest ? { ...nearest, locale: toLanguageTag(tag) } : fallback;
}

/** Adds the script and region that a tag leaves out: Taiwan and Singapore write Chinese differently. */
const likelyLocale = /* @__PURE__ */ memoizeByLocale((tag): Intl.Locale | null => {
  try {
    return new Intl.Locale(toLanguageTag(tag).replace(/^n[on]\b/i, "nb")).maximize();
  } catch {
    return null; // Not a language tag. A typo in a prop must not break the page.
  }
});

/** The BCP 47 tag in `de_DE.UTF-8@euro` (POSIX), `zh_Hant_TW` (Apple), or a list such as `de-AT,de;q=0.9`: the first one. */
function toLanguageTag(text: string): string {
  return String(text)
    .replace(/[.,:;@].*|\s/g, "")
    .replaceAll("_", "-");
}

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
export function chooseMessages({ locale, messages }: LanguageOptions): Messages {
  return nearestOrFallback({
    locale,
    offered: completeOf(messages, ({ locale: tag, people, minutes, seconds, recent, now, short }) =>
      [recent, now, short].flatMap(({ site, page, elsewhere }) => [
        tag,
        people,
        minutes,
        seconds,
        site,
        page,
        elsewhere,
      ]),
    ),
    fallback: en,
  });
}

/** The language tag of the sentence under these options, for the `lang` attribute of its element. */
export function localeOf(options: LanguageOptions): string {
  return chooseMessages(options).locale;
}

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
