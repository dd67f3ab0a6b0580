/**
 * Caches the last value, for components that render one after the other with the same inputs. One entry is enough there,
 * and a server keeps nothing of earlier requests.
 *
 * @returns calls `create` only if an input differs from those of the last call; inputs are compared with `===`
 */
export function memoizeLast<Value>(): (create: () => Value, inputs: readonly unknown[]) => Value {
  let last: { readonly value: Value; readonly inputs: readonly unknown[] } | undefined;
  return (create, inputs) => {
    if (!last?.inputs.every((input, index) => input === inputs[index])) last = { value: create(), inputs };
    return last.value;
  };
}
