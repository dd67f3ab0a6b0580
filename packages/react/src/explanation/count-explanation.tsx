import { countQuestion } from "@onlookers/core/widget";
import { useSettings, useVisitors, type LiveCount, type Settings } from "@onlookers/react";
import { forwardRef, useRef, type ComponentPropsWithoutRef, type ReactNode } from "react";
import { countOrigin } from "../count/use-count-store.js";
import { splitSettings, type OneOrigin } from "../config/settings.js";
import { CountAge } from "./count-age.js";
import { useDisclosure } from "./use-disclosure.js";

/** Props of {@link CountExplanation}: what its counter has, and any of a `span`. */
export type CountExplanationProps = ExplanationProps & OneOrigin;

interface ExplanationProps extends Settings, Omit<ComponentPropsWithoutRef<"span">, "children"> {
  /** That of the counter. */
  readonly page?: string | undefined;
  /** That of the counter. */
  readonly initialCount?: LiveCount | undefined;
  /** The analytics service's name, such as `Plausible`. The relay doesn't tell it, so only the shop can. */
  readonly service?: string | undefined;
  /** @default "How is this counted?" in the language of the counter */
  readonly question?: string | undefined;
  /** What the shop adds, such as a link to its privacy page: phrasing content, as inside a `p`. */
  readonly children?: ReactNode;
}

/**
 * "How is this counted?": a button that opens whom the number counts, in which span, by which service and how long ago.
 * It lies over the page, so nothing moves. While no number is shown there is nothing to ask.
 */
export const CountExplanation = forwardRef<HTMLSpanElement, CountExplanationProps>(
  function CountExplanation(props, ref) {
    const [own, { page, initialCount, service, question, children, ...rest }] = splitSettings(props);
    const { count, status, description, lang, getObservedAt } = useVisitors({ ...own, page, initialCount });
    const { source: origin } = countOrigin(useSettings(own));
    const [button, answer] = [useRef<HTMLButtonElement>(null), useRef<HTMLSpanElement>(null)];
    const isOpen = useDisclosure(button, answer, count !== null);
    const asked = countQuestion(lang);
    return (
      <span {...rest} ref={ref} data-onlookers="explanation" data-status={status} data-service={service}>
        <button
          ref={button}
          type="button"
          data-part="question"
          lang={question === undefined ? asked.lang : undefined}
          dir="auto"
          disabled={count === null}
        >
          {question ?? asked.text}
        </button>
        <span ref={answer} data-part="answer" popover="auto">
          {isOpen && count && (
            <>
              <span data-part="description" lang={lang} dir="auto">
                {description}
              </span>{" "}
              {service !== undefined && <span data-part="service">{service}</span>}{" "}
              <CountAge getObservedAt={getObservedAt} source={origin} locale={lang} />
              {children}
            </>
          )}
        </span>
      </span>
    );
  },
);
