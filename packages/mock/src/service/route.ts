/** A path of a service below its base URL. */
export interface Route {
  /** The documented method. The service responds to other methods as well. */
  readonly method: "GET" | "POST";
  /** A segment may contain a parameter: `/websites/{id}/active`. */
  readonly path: string;
  /**
   * Whether a body is for this service. On one server, two services may have the same path.
   *
   * @default every body
   */
  readonly claims?: (body: string) => boolean;
}

/** The parameters of a path by name, decoded; `null` if the path does not match. */
export function matchPath(path: string, pathname: string): Readonly<Record<string, string>> | null {
  const values = new RegExp(`^${patternOf(path)}$`).exec(pathname);
  if (values === null) return null;
  const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name);
  return Object.fromEntries(names.map((name, index) => [name, decode(values[index + 1] ?? "")]));
}

/** Matches the URLs of a route, without their query. */
export function urlPattern(baseUrl: string, path: string): RegExp {
  return new RegExp(`^${escape(baseUrl)}${patternOf(path)}$`);
}

function patternOf(path: string): string {
  return path
    .split(/\{\w+\}/)
    .map(escape)
    .join("([^/]+?)");
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
