import { countQuestion } from "@onlookers/core/widget";
import { useSettings, useVisitors, type LiveCount, type Settings } from "@onlookers/react";
import { forwardRef, useRef, type ComponentPropsWithoutRef, type ReactNode } from "react";
import { countOrigin } from "../count/use-count-store.js";
import { withoutSettings, type OneOrigin } from "../config/settings.js";
import { hiddenUnless, useHasAppeared } from "../dom/use-has-appeared.js";
import { CountAge } from "./count-age.js";
import { useDisclosure } from "./use-disclosure.js";

/** Props of {@link CountExplanation}: the settings of its counter, and any prop of a `span`. */
export type CountExplanationProps = ExplanationProps & OneOrigin;

interface ExplanationProps extends Settings, Omit<ComponentPropsWithoutRef<"span">, "children"> {
  /** The `page` of the counter. */
  readonly page?: string | undefined;
  /** The `initialCount` of the counter. */
  readonly initialCount?: LiveCount | null | undefined;
  /**
   * The name of the analytics service, such as `Plausible`. The relay does not send it.
   *
   * @default none
   */
  readonly service?: string | undefined;
  /**
   * The text of the button.
   *
   * @default "How is this counted?" in the language of the counter
   */
  readonly question?: string | undefined;
  /** Added to the answer, such as a link to the privacy page. Phrasing content only, as inside a `p`. */
  readonly children?: ReactNode;
}

/**
 * "How is this counted?": a button that opens a popover with the scope, the window, the service and the age of the number.
 * The popover overlays the page, so it shifts no layout. The button is disabled while no number is shown.
 */
export const CountExplanation = forwardRef<HTMLSpanElement, CountExplanationProps>(
  function CountExplanation(props, ref) {
    const settings = useSettings(props);
    const { page, initialCount, children, ...others } = withoutSettings(props, settings);
    const { service: serviceName, question: ownQuestion, ...rest } = others;
    const service = serviceName && String(serviceName);
    const question = ownQuestion && String(ownQuestion);
    const { count, status, description, lang, getObservedAt } = useVisitors({ ...settings, page, initialCount });
    const { source } = countOrigin(settings);
    const [button, answer] = [useRef<HTMLButtonElement>(null), useRef<HTMLSpanElement>(null)];
    const isOpen = useDisclosure(button, answer, count !== null);
    const hasAnswer = useHasAppeared(isOpen);
    const defaultQuestion = countQuestion(lang);
    return (
      <span {...rest} ref={ref} data-onlookers="explanation" data-status={status} data-service={service}>
        <button
          ref={button}
          type="button"
          data-part="question"
          lang={question === undefined ? defaultQuestion.lang : undefined}
          dir="auto"
          disabled={count === null}
        >
          {question ?? defaultQuestion.text}
        </button>
        <span ref={answer} data-part="answer" popover="auto" style={hiddenUnless(isOpen || !hasAnswer)}>
          {hasAnswer && (
            <span data-part="content">
              <span data-part="description" lang={lang} dir="auto">
                {isOpen && description}
              </span>{" "}
              {service !== undefined && <span data-part="service">{isOpen && service}</span>}{" "}
              <CountAge isOpen={isOpen} getObservedAt={getObservedAt} source={source} locale={lang} /> {children}
            </span>
          )}
        </span>
      </span>
    );
  },
);
