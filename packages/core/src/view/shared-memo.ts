/**
 * Makes something once for all counters that stand side by side and need the same. It knows what was made last, and no
 * more: who is unlike its neighbour pays what it would have paid anyway, and a server keeps nothing of its readers.
 *
 * @returns gives what `make` gave last, as long as each of the values that it was made `of` is the same
 */
export function sharedMemo<Made>(): (make: () => Made, of: readonly unknown[]) => Made {
  let last: { readonly made: Made; readonly of: readonly unknown[] } | undefined;
  return (make, of) => {
    if (!last?.of.every((one, at) => one === of[at])) last = { made: make(), of };
    return last.made;
  };
}
