/**
 * The body as text, without a byte order mark; `null` as soon as more than `maxBytes` have arrived, whatever
 * `Content-Length` is.
 */
export async function readBody(response: Response, maxBytes: number): Promise<string | null> {
  if (response.body === null) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      reader.cancel().catch(() => {}); // Not awaited: cancelling an endless body may never finish.
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The parsed JSON, or `undefined` if the text isn't JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
