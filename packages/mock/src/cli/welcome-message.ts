import { credentials } from "../site/credentials.js";

/**
 * The output of the mock when it starts: its address, and commands to try. The commands are those of the services'
 * documentation, with another host.
 */
export function welcomeMessage(url: string): string {
  const { plausible, ztas, versatailor } = credentials;
  return `mock  ${url}/  (visitors are made up)

Plausible              site ${plausible.siteId}  token ${plausible.token}
${curl(`${url}/api/v1/stats/realtime/visitors?site_id=${plausible.siteId}`, plausible.token)}

Zero Trust Analytics   site ${ztas.siteId}  token ${ztas.token}
${curl(`${url}/api/realtime?siteId=${ztas.siteId}`, ztas.token)}

Versatailor            site ${versatailor.siteId}  token ${versatailor.token}
${curl(`${url}/api/v1/realtime?websiteId=${versatailor.siteId}`, versatailor.token)}

Press Ctrl-C to stop.
`;
}

function curl(url: string, token: string): string {
  return `  curl "${url}" \\\n    -H "Authorization: Bearer ${token}"`;
}
