/** What every contestant answers for a site: the relay's own bytes. */
export interface Answer {
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly body: string;
}

/** By target, e.g. `/site-7`. */
export type Answers = ReadonlyMap<string, Answer>;

/** Where a site's count is. */
export function targetOf(site: number): string {
  return `/site-${site}`;
}

/** Written by every server anew, or by the connection. */
const NOT_COPIED = ["connection", "content-length", "date", "keep-alive", "transfer-encoding"];

/** The answer for the first site as a relay gave it. */
export async function recordAnswer(origin: string): Promise<Answer> {
  const response = await fetch(`${origin}${targetOf(0)}`);
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !NOT_COPIED.includes(name)));
  return { headers, etag: headers["etag"] ?? "", body: await response.text() };
}

/** The same for any number of sites. */
export function answersLike({ headers, etag, body }: Answer, sites: number): Answers {
  const first = targetOf(0).slice(1);
  return new Map(
    Array.from({ length: sites }, (_, site) => {
      const [target, name] = [targetOf(site), targetOf(site).slice(1)];
      const own = etag.replace(first, name);
      return [target, { headers: { ...headers, etag: own }, etag: own, body: body.replace(first, name) }] as const;
    }),
  );
}
