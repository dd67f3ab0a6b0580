import { credentials } from "../credentials.js";

/**
 * What the mock prints when it runs: where it is, and lines to try that are those of the services' own pages with
 * another host.
 */
export function welcome(url: string): string {
  const { plausible, ztas, versatailor } = credentials;
  return `mock  ${url}/  (visitors are made up)

Plausible              site ${plausible.siteId}  token ${plausible.token}
${curl(`${url}/api/v1/stats/realtime/visitors?site_id=${plausible.siteId}`, plausible.token)}

Zero Trust Analytics   site ${ztas.siteId}  token ${ztas.token}
${curl(`${url}/api/realtime?siteId=${ztas.siteId}`, ztas.token)}

Versatailor            site ${versatailor.siteId}  token ${versatailor.token}
${curl(`${url}/api/v1/realtime?websiteId=${versatailor.siteId}`, versatailor.token)}

Ctrl-C ends it.
`;
}

function curl(url: string, token: string): string {
  return `  curl "${url}" \\\n    -H "Authorization: Bearer ${token}"`;
}
