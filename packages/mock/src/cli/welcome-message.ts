import type { ExampleRequest } from "../service/service-row.js";
import { exampleRequest, SERVICE_NAMES, SERVICES, type ServiceName } from "../services.js";

/**
 * The output of the mock when it starts: its address, and commands to try. The commands are those of the services'
 * documentation, with another host.
 */
export function welcomeMessage(url: string): string {
  return `mock  ${url}/  (visitors are made up)

${SERVICE_NAMES.map((name) => serviceMessage(name, url)).join("\n\n")}

Press Ctrl-C to stop.
`;
}

function serviceMessage(name: ServiceName, url: string): string {
  const { title, credential } = SERVICES[name];
  return `${title.padEnd(22)} site ${credential.siteId}  token ${credential.token}\n${curl(url, exampleRequest(name))}`;
}

function curl(url: string, { method, path, headers, json }: ExampleRequest): string {
  const parts = [
    `  curl ${method === "POST" ? "-X POST " : ""}"${url}${path}"`,
    ...Object.entries(headers).map(([header, value]) => `-H "${header}: ${value}"`),
    ...(json === undefined ? [] : [`-H "Content-Type: application/json"`, `-d '${JSON.stringify(json)}'`]),
  ];
  return parts.join(" \\\n    ");
}
