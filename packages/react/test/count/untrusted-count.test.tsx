import { render } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { SWRConfig, unstable_serialize } from "swr";
import { beforeEach, describe, expect, it } from "vitest";
import { VisitorCounter } from "../../src/index.js";
import { SuspenseVisitorCounter } from "../../src/suspense.js";
import { installFakeTimers } from "../fake-timers.js";
import { COUNT, ManualSource } from "../manual-source.js";

let source: ManualSource;
beforeEach(() => (source = new ManualSource()));
installFakeTimers();

/** Values that a loader without types may return. */
const invalid: readonly (readonly [name: string, count: unknown])[] = [
  ["an incomplete count", { visitors: 17 }],
  ["a string", "17"],
  ["null", null],
  ["an unknown scope", { ...COUNT, scope: "shop" }],
  ["a page scope without its page", { ...COUNT, scope: "page" }],
  ["a count without a window", { ...COUNT, windowSeconds: undefined }],
  ["a number as a string", { ...COUNT, visitors: "seventeen" }],
  ["a count without observedAt", { ...COUNT, observedAt: null }],
];

describe.each(invalid)("%s instead of a count", (_, count) => {
  const given = JSON.parse(JSON.stringify(count));

  it("is ignored as initialCount", () => {
    const html = renderToString(<VisitorCounter source={source} initialCount={given} />);
    expect(html).toContain('data-status="loading"');
    expect(html).not.toMatch(/\d/);
  });

  it("is ignored as initialCount of a SuspenseVisitorCounter", () => {
    const html = renderToString(<SuspenseVisitorCounter source={source} initialCount={given} />);
    expect(html).toContain('data-status="loading"');
  });

  it("is ignored in SWR's cache", () => {
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
