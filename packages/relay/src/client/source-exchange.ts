import type { VisitorSource } from "@onlookers/core";

/** The number grows whenever what is exchanged changes, so that scripts of unlike releases leave each other alone. */
const ASK = "onlookers:source:1";

/** What a script asks all others on its page, synchronously. */
interface Question {
  /** The absolute address of a relay's default count. */
  readonly address: string;
  /** Takes the answer; the first that is a source counts. */
  readonly give: (source: unknown) => void;
}

/**
 * Asks the other scripts on this page for their source of a relay: a shop's bundle and a script tag each bring their own
 * copy of this package, and shall make one request all the same. It takes no global variable, only an event.
 *
 * @returns `undefined` where nobody has one, or where there is no page
 */
export function askOthers(address: string): VisitorSource | undefined {
  let found: VisitorSource | undefined;
  const give = (source: unknown) => {
    if (isSource(source)) found ??= source;
  };
  globalThis.document?.dispatchEvent(new CustomEvent<Question>(ASK, { detail: { address, give } }));
  return found;
}

/** Answers the other scripts from now on. */
export function answerOthers(sourceOf: (address: string) => VisitorSource | undefined): void {
  globalThis.document?.addEventListener(ASK, (event) => {
    if (!(event instanceof CustomEvent)) return;
    const { address, give }: Partial<Record<keyof Question, unknown>> = Object(event.detail);
    if (typeof address === "string" && typeof give === "function") give(sourceOf(address));
  });
}

function isSource(value: unknown): value is VisitorSource {
  const { now, read, subscribe }: Partial<Record<keyof VisitorSource, unknown>> = Object(value);
  return [now, read, subscribe].every((method) => typeof method === "function");
}
