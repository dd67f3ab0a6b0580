import type { RelayAnswer } from "./answer.js";

/** Why a request received no count, for code to branch on. */
export type ProblemCode =
  | "unknown_site"
  | "unknown_page"
  | "invalid_page"
  | "method_not_allowed"
  | "too_many_streams"
  | "unavailable";

interface Problem {
  readonly status: number;
  readonly title: string;
  /** Never quotes the request: all requests receive the same answer, which reveals nothing about the relay's sites. */
  readonly detail: string;
  readonly cacheControl: string;
}

/** The CDN then answers scanners and mistyped addresses. */
const FOR_A_MINUTE = "public, max-age=60";

const PROBLEMS: Readonly<Record<ProblemCode, Problem>> = {
  unknown_site: {
    status: 404,
    title: "Unknown site",
    detail: "The last segment of the path is not a site of this relay.",
    cacheControl: FOR_A_MINUTE,
  },
  unknown_page: {
    status: 404,
    title: "Unknown page",
    detail: "This relay has no counts for the requested page.",
    cacheControl: FOR_A_MINUTE,
  },
  invalid_page: {
    status: 400,
    title: "Invalid page",
    detail:
      "Each parameter page must have 1 to 1024 characters. Up to 50 pages are allowed, in ascending order and without duplicates, so that a set of pages has one address. A stream accepts one page.",
    cacheControl: FOR_A_MINUTE,
  },
  method_not_allowed: {
    status: 405,
    title: "Method not allowed",
    detail: "Counts can be read with GET and HEAD only.",
    cacheControl: "no-store",
  },
  too_many_streams: {
    status: 503,
    title: "Too many streams",
    detail: "The relay has reached its limit of open streams. Read the count without /stream instead.",
    cacheControl: "no-store",
  },
  unavailable: {
    status: 503,
    title: "Unavailable",
    detail: "The relay cannot answer now. Try again later.",
    cacheControl: "no-store",
  },
};

/** A problem document (RFC 9457) with a stable `code`. */
export function problem(code: ProblemCode): RelayAnswer {
  const { status, title, detail, cacheControl } = PROBLEMS[code];
  return {
    status,
    headers: { "Content-Type": "application/problem+json", "Cache-Control": cacheControl },
    body: JSON.stringify({ type: `urn:onlookers:problem:${code}`, title, status, detail, code }),
  };
}
