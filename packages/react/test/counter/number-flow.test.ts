// @vitest-environment node
import NumberFlow from "@number-flow/react";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { VisitorCounter } from "../../src/index.js";
import { COUNT, ManualSource } from "../manual-source.js";

it("VisitorCounter with @number-flow/react renders the number in the server's HTML", () => {
  const html = renderToString(
    createElement(VisitorCounter, {
      source: new ManualSource(),
      initialCount: { ...COUNT, visitors: 1234 },
      maximum: 999,
      number: ({ visitors, suffix, locale }) => createElement(NumberFlow, { value: visitors, suffix, locales: locale }),
    }),
  );
  const light = html.replaceAll(/<(template|style)\b.*?<\/\1\s*>/gs, "").replaceAll(/<[^>]*>/g, "");
  expect(light).toBe("999+ people on this site in the last 5 minutes");
});
