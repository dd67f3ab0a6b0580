import { askService } from "./service.ts";
import type { Subject } from "./subject.ts";

/** Every reader calls the service. */
export async function noCache(serviceUrl: string): Promise<Subject> {
  return { read: () => askService(serviceUrl), close: async () => {} };
}
