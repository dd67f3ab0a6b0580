/** Creates a function that formats epoch milliseconds as an HTTP date (RFC 9110 §5.6.7). It caches the last second's text. */
export function createHttpDate(): (now: number) => string {
  let second = NaN;
  let text = "";
  return (now) => {
    const current = Math.floor(now / 1000);
    if (current !== second) {
      second = current;
      text = new Date(now).toUTCString();
    }
    return text;
  };
}
