import type { VisitorStatus } from "@onlookers/core/widget";
import { useSettings, useVisitors, type UseVisitorsOptions, type Visitors } from "@onlookers/react";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useSWRConfig } from "swr";
import { countOrigin } from "../count/use-count-store.js";
import { countKey } from "../count/visitors-key.js";
import { arrived, type WithComingCount } from "./coming-count.js";
import { firstAnswer, forgetAnswer } from "./first-answers.js";

/** Options of {@link useSuspenseVisitors}. */
export type UseSuspenseVisitorsOptions = WithComingCount<UseVisitorsOptions>;

/** What {@link useSuspenseVisitors} gives: that of `useVisitors`, but never `loading`. */
export interface SuspenseVisitors extends Visitors {
  readonly status: Exclude<VisitorStatus, "loading">;
  readonly isLoading: false;
}

/**
 * `useVisitors` that suspends while there is no answer yet: until the count that a server is reading has come, and where
 * a component comes up in the browser, until the relay has answered. It throws no error, so that it needs no error
 * boundary: after a failure, or 10 s, it is `failed` until a count comes. So it is in a server's HTML without
 * `initialCount`, since a server can't read what a browser's address stands for.
 */
export function useSuspenseVisitors(options: UseSuspenseVisitorsOptions = {}): SuspenseVisitors {
  const settings = useSettings(options);
  const origin = countOrigin(settings);
  const query = { site: settings.site, page: options.page };
  const key = countKey(origin.name, query.site, query.page);
  const { mutate } = useSWRConfig();
  const { initialCount, ...others } = options;
  const visitors = useVisitors({ ...others, initialCount: arrived(initialCount) });

  // What came with the page's HTML stays while the browser asks for the first time.
  const isFromServer = useSyncExternalStore(never, isNot, is);
  const [keyFromServer] = useState(isFromServer ? key : undefined);
  let failure: unknown;
  if (visitors.status === "loading" && key !== keyFromServer) {
    const answer = firstAnswer(origin.source, key, query, (count) => mutate(key, count, { revalidate: false }));
    // oxlint-disable-next-line typescript/only-throw-error -- How a render waits, in React 18 as well as in 19.
    if (!answer.isSettled()) throw answer.settled;
    failure = answer.error();
  }
  const isAnswered = visitors.status !== "loading";
  useEffect(() => {
    if (isAnswered) forgetAnswer(origin.source, key);
  }, [isAnswered, origin.source, key]);

  return useMemo(() => {
    const { status, error = failure } = visitors;
    return { ...visitors, error, status: status === "loading" ? "failed" : status, isLoading: false };
  }, [visitors, failure]);
}

const never = () => () => {};
const is = () => true;
const isNot = () => false;
