import type { ProviderRequest } from "../provider/provider-call.js";

/**
 * The arguments of `fetch` for a provider's request.
 *
 * @param authorization the headers that authenticate it
 */
export function httpCall(
  baseUrl: string,
  request: ProviderRequest,
  authorization: Readonly<Record<string, string>>,
): readonly [url: string, init: RequestInit & { readonly headers: Record<string, string> }] {
  const query = new URLSearchParams(request.query).toString();
  const url = `${baseUrl}${request.path}${query === "" ? "" : `?${query}`}`;
  const headers = { Accept: "application/json", ...authorization };
  // `manual`, so that the token follows no redirect. Workers don't support `error`.
  const init = { headers, redirect: "manual", ...uncached() } as const;
  if (request.json === undefined) return [url, init];
  return [
    url,
    {
      ...init,
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify(request.json),
    },
  ];
}

/** Frameworks that patch fetch cache a GET for ever. Workers before November 2024 throw if `cache` is set. */
function uncached(): Pick<RequestInit, "cache"> {
  return "cache" in Request.prototype ? { cache: "no-store" } : {};
}
