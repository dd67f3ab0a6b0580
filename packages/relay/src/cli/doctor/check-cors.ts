import { unsure, well, wrong, type Finding } from "./finding.js";

/**
 * Whether pages may read the answer.
 *
 * @param expected the `origin` that is configured, `undefined` where none is or the config isn't known
 */
export function checkCors(headers: Headers, url: string, expected: string | undefined): readonly Finding[] {
  const allowed = headers.get("access-control-allow-origin");
  return [
    checkAllowed(allowed, new URL(url).origin, expected),
    ...checkCredentialsHeader(headers),
    ...checkScheme(url),
  ];
}

function checkAllowed(allowed: string | null, own: string, expected: string | undefined): Finding {
  if (allowed?.includes(",") === true) {
    return wrong(
      `CORS: two layers answer (${allowed}), which browsers refuse. Leave it to the relay's origin option alone`,
    );
  }
  if (expected !== undefined && allowed !== expected) {
    return wrong(
      `CORS: origin is configured as ${expected}, but the answer allows ${allowed ?? "nobody"}. Deploy the config, or let its header through`,
    );
  }
  if (allowed === null) return well(`CORS: pages of ${own} alone may read it. For a shop elsewhere set origin`);
  return well(`CORS: ${allowed === "*" ? "pages of every origin" : `pages of ${allowed}`} may read it`);
}

function checkCredentialsHeader(headers: Headers): readonly Finding[] {
  if (!headers.has("access-control-allow-credentials")) return [];
  return [
    wrong(
      "CORS: Access-Control-Allow-Credentials is there, though the relay never sends it. Keep other CORS middleware off this path",
    ),
  ];
}

function checkScheme(url: string): readonly Finding[] {
  const { protocol, hostname } = new URL(url);
  const isLocal = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  if (protocol === "https:" || isLocal) return [];
  return [unsure("https: pages with https can't read an address with http. Serve the relay with https")];
}
