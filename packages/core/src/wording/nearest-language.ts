import { byTag } from "./by-tag.js";

/**
 * Which of these languages a reader of `tag` reads: `zh-Hant` for `zh-TW`, `de` for `de-AT`; among several the one of
 * their region, else the first.
 *
 * @param tag a BCP 47 language tag, or anything else that was given for one
 * @returns `undefined` where none is of that language and script
 */
export function nearestLanguage<Tag extends string>(tag: string, languages: readonly Tag[]): Tag | undefined {
  return nearestWords(
    tag,
    languages.map((locale) => ({ locale })),
  )?.locale;
}

/** As {@link nearestLanguage}, of words that name their language. */
export function nearestWords<Words extends { readonly locale: string }>(
  tag: string,
  offered: readonly Words[],
): Words | undefined {
  const wanted = likely(tag);
  const fitting = offered.filter(({ locale }) => isSameWriting(wanted, likely(locale)));
  return fitting.find(({ locale }) => likely(locale)?.region === wanted?.region) ?? fitting[0];
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
