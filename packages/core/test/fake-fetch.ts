/** A `fetch` whose answers come from a test, which receives the URL as a string and the body as JSON. */
export function fakeFetch(
  answer: (url: string, init: RequestInit & { readonly json: unknown }) => Response | Promise<Response>,
): typeof fetch {
  return async (input, init = {}) => {
    const url = input instanceof Request ? input.url : input.toString();
    return answer(url, { ...init, json: typeof init.body === "string" ? JSON.parse(init.body) : undefined });
  };
}
