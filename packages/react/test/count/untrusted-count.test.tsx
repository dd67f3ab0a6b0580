import { render } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { SWRConfig, unstable_serialize } from "swr";
import { beforeEach, describe, expect, it } from "vitest";
import { VisitorCounter } from "../../src/index.js";
import { SuspenseVisitorCounter } from "../../src/suspense.js";
import { stopClocks } from "../clock.js";
import { COUNT, PlayedSource } from "../played-source.js";

let source: PlayedSource;
beforeEach(() => (source = new PlayedSource()));
stopClocks();

/** As a loader without types may give them. */
const untrue: readonly (readonly [what: string, count: unknown])[] = [
  ["no count", { visitors: 17 }],
  ["a text", "17"],
  ["null", null],
  ["a scope that says nothing", { ...COUNT, scope: "shop" }],
  ["a page's number without its page", { ...COUNT, scope: "page" }],
  ["no window, so that it would never expire", { ...COUNT, windowSeconds: undefined }],
  ["a number in words", { ...COUNT, visitors: "seventeen" }],
  ["no instant", { ...COUNT, observedAt: null }],
];

describe.each(untrue)("%s, where a count should be,", (_, count) => {
  const given = JSON.parse(JSON.stringify(count));

  it("is as none at all: as initialCount", () => {
    const html = renderToString(<VisitorCounter source={source} initialCount={given} />);
    expect(html).toContain('data-status="loading"');
    expect(html).not.toMatch(/\d/);
  });

  it("is as none at all: where a promise of one may be given", () => {
    const html = renderToString(<SuspenseVisitorCounter source={source} initialCount={given} />);
    expect(html).toContain('data-status="loading"');
  });

  it("is as none at all: in SWR's cache", () => {
    const key = unstable_serialize(["onlookers", source, "default", null]);
    const provider = () => new Map([[key, { data: given }]]);
    const { container } = render(
      <SWRConfig value={{ provider }}>
        <VisitorCounter source={source} />
      </SWRConfig>,
    );
    expect(container.innerHTML).toContain('data-status="loading"');
  });
});
