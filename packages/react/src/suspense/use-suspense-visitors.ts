import type { LiveCount } from "@onlookers/core";
import type { VisitorStatus } from "@onlookers/core/widget";
import { useSettings, useVisitors, type UseVisitorsOptions, type Visitors } from "@onlookers/react";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useSWRConfig } from "swr";
import { countOrigin } from "../count/use-count-store.js";
import { countKey } from "../count/visitors-key.js";
import { unwrapCount, type WithCountPromise } from "./count-or-promise.js";
import { firstRead, forgetFirstRead } from "./first-reads.js";

/** Options of {@link useSuspenseVisitors}. */
export type UseSuspenseVisitorsOptions = WithCountPromise<UseVisitorsOptions>;

/** The result of {@link useSuspenseVisitors}: that of `useVisitors`, but never `loading`. */
export interface SuspenseVisitors extends Visitors {
  readonly status: Exclude<VisitorStatus, "loading">;
  readonly isLoading: false;
}

/**
 * `useVisitors` that suspends until the first count: until the server's promise settles, or in the browser until the
 * relay responds. It throws no error, so it needs no error boundary: after a failure, or 10 s, the status is `failed`
 * until a count arrives. A server without an `initialCount` renders `failed`, because it cannot resolve a relative URL.
 */
export function useSuspenseVisitors(options: UseSuspenseVisitorsOptions = {}): SuspenseVisitors {
  const settings = useSettings(options);
  const { source, name } = countOrigin(settings);
  const query = { site: settings.site, page: options.page };
  const key = countKey(name, query.site, query.page);
  const { mutate } = useSWRConfig();
  const { initialCount, ...others } = options;
  const visitors = useVisitors({ ...others, initialCount: unwrapCount(initialCount) });

  // After hydration the server's HTML stays visible during the first request.
  const isHydrating = useSyncExternalStore(noopSubscribe, alwaysFalse, alwaysTrue);
  const [hydratedKey] = useState(isHydrating ? key : undefined);
  let failure: unknown;
  if (visitors.status === "loading" && key !== hydratedKey) {
    const cache = (count: LiveCount) => mutate(key, count, { revalidate: false });
    const read = firstRead({ source, key, query, cache });
    // oxlint-disable-next-line typescript/only-throw-error -- The way to suspend in React 18 and 19.
    if (!read.isSettled()) throw read.settled;
    failure = read.error();
  }
  const isSettled = visitors.status !== "loading";
  useEffect(() => {
    if (isSettled) forgetFirstRead(source, key);
  }, [isSettled, source, key]);

  return useMemo(() => {
    const { status, error = failure } = visitors;
    return { ...visitors, error, status: status === "loading" ? "failed" : status, isLoading: false };
  }, [visitors, failure]);
}

const noopSubscribe = () => () => {};
const alwaysTrue = () => true;
const alwaysFalse = () => false;
