import "../../../core/src/styles/counter.css";
import { act } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server.browser";
import { expect, it } from "vitest";
import { VisitorCounter } from "../../src/index.js";
import { COUNT, ManualSource } from "../manual-source.js";

const source = () => Object.assign(new ManualSource(), { now: () => Date.parse(COUNT.observedAt ?? "") });

it("VisitorCounter complies with a strict Content Security Policy from the server's HTML to the last update", async () => {
  const counter = <VisitorCounter source={source()} initialCount={COUNT} wording="short" />;
  const frame = document.createElement("iframe");
  const policy = "default-src 'none'; style-src 'self'; script-src 'self'";
  const html = (inside: string) =>
    `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><div id="root">${inside}</div>`;

  const violations: string[] = [];
  const load = async (inside: string) => {
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    frame.srcdoc = html(inside);
    document.body.append(frame);
    await loaded;
    return frame.contentDocument;
  };
  const watched = await load(renderToString(counter));
  watched?.addEventListener("securitypolicyviolation", ({ violatedDirective }) => violations.push(violatedDirective));
  const root = watched?.getElementById("root");
  if (!root) throw new Error("the frame has no root");
  act(() => void hydrateRoot(root, counter));
  expect(root.textContent).toBe("17 on this site");
  expect(root.querySelector("[style]")).toBeNull();

  // The policy does block what it should.
  root.insertAdjacentHTML("beforeend", '<i style="color: red">x</i>');
  await expect.poll(() => violations).toEqual(["style-src-attr"]);
  frame.remove();
});
