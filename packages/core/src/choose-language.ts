import { byTag } from "./by-tag.js";

/** Words of one language, of whatever kind. */
interface Worded {
  /** A BCP 47 tag. */
  readonly locale: string;
}

/**
 * The words to use, under the locale to form numbers by: the wanted one, if they are of its language.
 *
 * @param locale the wanted one; left out: that of the first words offered
 * @param last those that are taken where no others fit
 */
export function chooseLanguage<Words extends Worded>(
  locale: string | undefined,
  offered: readonly Words[],
  last: Words,
): Words {
  const tag = locale ?? offered[0]?.locale ?? last.locale;
  const wanted = likely(tag);
  const fitting = [...offered, last].filter((one) => isSameWriting(wanted, likely(one.locale)));
  const nearest = offered.find((one) => fitting.includes(one) && likely(one.locale)?.region === wanted?.region);
  const chosen = nearest ?? fitting[0];
  return chosen === undefined ? last : { ...chosen, locale: tag };
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
