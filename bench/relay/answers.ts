/** The responses of every contestant, copied from the relay. */
export interface Answer {
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly body: string;
}

/** Responses by path, such as `/site-7`. */
export type Answers = ReadonlyMap<string, Answer>;

/** The path of a site's count. */
export function targetOf(site: number): string {
  return `/site-${site}`;
}

/** Headers that each server or connection writes itself. */
const NOT_COPIED = ["connection", "content-length", "date", "keep-alive", "transfer-encoding"];

/** Records the relay's response for the first site. */
export async function recordAnswer(origin: string): Promise<Answer> {
  const response = await fetch(`${origin}${targetOf(0)}`);
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !NOT_COPIED.includes(name)));
  return { headers, etag: headers["etag"] ?? "", body: await response.text() };
}

/** Derives the responses for a number of sites. */
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
