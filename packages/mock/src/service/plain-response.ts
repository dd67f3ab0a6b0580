/** An HTTP response as plain values, so that a fault can change it before it is sent. */
export interface PlainResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `null`: no body, as with 204. */
  readonly body: string | null;
}

/** @param body any value that can be serialised as JSON */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): PlainResponse {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

/** Plain text in UTF-8. */
export function text(status: number, body: string): PlainResponse {
  return { status, headers: { "content-type": "text/plain;charset=UTF-8" }, body };
}

/** An HTML page that contains only its title. */
export function page(status: number, title: string): PlainResponse {
  const body = `<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body };
}

/** A copy of the response with these headers added. They replace headers of the same name. */
export function withHeaders(response: PlainResponse, headers: Readonly<Record<string, string>>): PlainResponse {
  return { ...response, headers: { ...response.headers, ...headers } };
}
