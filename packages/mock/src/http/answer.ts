/** An HTTP answer before it is sent: plain enough to be bent by a fault. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `null`: none, as with 204. */
  readonly body: string | null;
}

/** @param body anything that JSON can say */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

/** Plain text in UTF-8. */
export function text(status: number, body: string): Answer {
  return { status, headers: { "content-type": "text/plain;charset=UTF-8" }, body };
}

/** A page with that title and nothing else. */
export function page(status: number, title: string): Answer {
  const body = `<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body };
}

/** @returns the answer with these headers on top of its own */
export function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
