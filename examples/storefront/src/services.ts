import type { ServiceName } from "../shared/demo.ts";

/** The titles of the mock's services. vite.config.ts inserts them, so that the page does not contain the mock itself. */
declare const SERVICE_TITLES: Readonly<Record<ServiceName, string>>;

/** The titles of the services behind the shop, by name. */
export const serviceTitles = SERVICE_TITLES;

/** Their names. */
export const services = Object.keys(serviceTitles).filter(isServiceName);

function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(serviceTitles, name);
}
