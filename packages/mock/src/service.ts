import type { AnyFault } from "./faults/fault.js";
import type { Answer } from "./http/answer.js";
import type { ServiceName } from "./service-name.js";
import type { Site } from "./site.js";
import type { Reading } from "./world/reading.js";

/** A request as the services' rules see it. */
export interface ServiceRequest {
  readonly method: string;
  /** Below the base URL, e.g. `/api/realtime`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: string;
  /** Epoch milliseconds: what limits and tokens go by. */
  readonly now: number;
  /** What is told of a site: its own traffic now, unless a fault has it otherwise. */
  readonly read: (site: Site) => Reading;
}

/** What a service answers, and whom it was asked about. */
export interface ServiceAnswer {
  readonly answer: Answer;
  /** The site that the request names, `null` where it names none that the service has. */
  readonly site: Site | null;
}

/** One of the three services: its rules, in memory. */
export interface Service {
  readonly name: ServiceName;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** Where it answers, below the base URL, and the method that is meant to be used there. */
  readonly routes: readonly { readonly method: "GET" | "POST"; readonly path: string }[];
  answer(request: ServiceRequest): ServiceAnswer;
  /**
   * A fault in the service's own words.
   *
   * @param usual what it would have answered
   * @returns `null` for one that has no words
   */
  failed(fault: AnyFault, usual: Answer, now: number): Answer | null;
}

/** Without slashes at the end. @throws Error for anything but an absolute http(s) URL */
export function baseUrlOf(url: string): string {
  if (/^https?:\/\/[^/?#]+[^?#]*$/.test(url)) return url.replace(/\/+$/, "");
  throw new Error(
    `[onlookers] The mock can't stand in for "${url}". Give a baseUrl such as https://stats.shop.example.`,
  );
}
