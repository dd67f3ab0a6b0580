import type { Ref, RefCallback } from "react";

/** One ref for several. What a function gives back ends it, as in React 19; others are given `null`. */
export function composeRefs<T>(...refs: readonly (Ref<T> | undefined)[]): RefCallback<T> {
  let ends: readonly (() => void)[] = [];
  return (element) => {
    for (const end of ends) end();
    ends = element === null ? [] : refs.map((ref) => give(ref, element));
  };
}

function give<T>(ref: Ref<T> | undefined, element: T): () => void {
  if (typeof ref === "function") {
    const end = ref(element);
    return typeof end === "function" ? end : () => ref(null);
  }
  if (ref) ref.current = element;
  return () => {
    if (ref) ref.current = null;
  };
}
