import { finding, type Finding } from "./finding.js";

/** A relay's response to check. */
export interface CorsCheck {
  readonly headers: Headers;
  readonly url: string;
  /** The configured `origin`; `undefined` if there is none, or no config. */
  readonly expectedOrigin: string | undefined;
}

/** Checks whether pages of the site may read the response. */
export function checkCors({ headers, url, expectedOrigin }: CorsCheck): readonly Finding[] {
  const allowed = headers.get("access-control-allow-origin");
  return [
    checkAllowed({ allowed, own: new URL(url).origin, expectedOrigin }),
    ...checkCredentialsHeader(headers),
    ...checkScheme(url),
  ];
}

interface AllowedOrigins {
  readonly allowed: string | null;
  readonly own: string;
  readonly expectedOrigin: string | undefined;
}

function checkAllowed({ allowed, own, expectedOrigin }: AllowedOrigins): Finding {
  if (allowed?.includes(",") === true) {
    return finding.error(
      `CORS: two layers send the header (${allowed}), which browsers reject. Use only the relay's option origin`,
    );
  }
  if (expectedOrigin !== undefined && allowed !== expectedOrigin) {
    return finding.error(
      `CORS: origin is configured as ${expectedOrigin}, but the response allows ${allowed ?? "none"}. Deploy the config, or pass its header on`,
    );
  }
  if (allowed === null)
    return finding.ok(`CORS: only pages of ${own} may read it. For a site with another origin, set origin`);
  return finding.ok(`CORS: ${allowed === "*" ? "pages of every origin" : `pages of ${allowed}`} may read it`);
}

function checkCredentialsHeader(headers: Headers): readonly Finding[] {
  if (!headers.has("access-control-allow-credentials")) return [];
  return [
    finding.error(
      "CORS: Access-Control-Allow-Credentials is set, but the relay never sends it. Disable other CORS middleware for this path",
    ),
  ];
}

function checkScheme(url: string): readonly Finding[] {
  const { protocol, hostname } = new URL(url);
  const isLocal = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  if (protocol === "https:" || isLocal) return [];
  return [finding.warning("https: https pages cannot read an http URL. Serve the relay with https")];
}
