import type { Provider, RateLimit } from "@onlookers/core/server";
import type { Service } from "./service.js";
import { SERVICES } from "./services.js";

const HEAD = ["service", "`provider`", "token", "counts", "window", "every", "limits", "by page"];

/** The table of docs/services/README.md in Markdown, from the table of services and from the providers themselves. */
export function servicesTable(): string {
  const rows = [HEAD, HEAD.map(() => "---"), ...SERVICES.map(cellsOf)];
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A provider with the row's example settings. */
export function exampleOf(row: Service): Provider {
  return row.create({ token: "example", ...row.docs.example, siteId: "example" });
}

function cellsOf(row: Service): readonly string[] {
  const { name, windowSeconds, intervalSeconds, limits, billedAs } = exampleOf(row);
  const { token, counts, pages } = row.docs;
  const costs = billedAs === null ? "" : `; each call is billed as ${billedAs}`;
  const isWindowRequired = row.requires?.some((group) => group.includes("windowSeconds")) === true;
  const limit = limits.length === 0 ? "none" : limits.map(describeLimit).join(", ");
  return [
    `[${row.title}](${name}.md)`,
    `\`${name}\``,
    token,
    counts,
    isWindowRequired ? "not published: you state it" : `${windowSeconds} s`,
    `${intervalSeconds} s`,
    `${limit}${costs}`,
    pages,
  ];
}

const SPANS: Readonly<Record<number, string>> = { 60: "min", 3600: "h", 86_400: "day" };

function describeLimit({ requests, perSeconds }: RateLimit): string {
  return `${requests.toLocaleString("en")}/${SPANS[perSeconds] ?? `${perSeconds} s`}`;
}
