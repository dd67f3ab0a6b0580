import { nearestWords } from "./nearest-language.js";

/**
 * The words to use, under the locale to form numbers by: the wanted one, if they are of its language. Words of any kind
 * that name their language by a BCP 47 tag.
 *
 * @param locale the wanted one; left out: that of the first words offered
 * @param last those that are taken where no others fit
 */
export function chooseLanguage<Words extends { readonly locale: string }>(
  locale: string | undefined,
  offered: readonly Words[],
  last: Words,
): Words {
  const tag = locale ?? offered[0]?.locale ?? last.locale;
  const chosen = nearestWords(tag, offered) ?? nearestWords(tag, [last]);
  return chosen === undefined ? last : { ...chosen, locale: tag };
}
