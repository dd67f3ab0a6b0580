import { act, render } from "@testing-library/react";
import { Suspense, type ReactElement, type ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { SWRConfig } from "swr";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { OnlookersConfig, VisitorCounter } from "../../src/index.js";
import { SuspenseVisitorCounter, useSuspenseVisitors, type UseSuspenseVisitorsOptions } from "../../src/suspense.js";
import { advanceTimers, installFakeTimers } from "../fake-timers.js";
import { COUNT, PAGE_COUNT, ManualSource } from "../manual-source.js";

let source: ManualSource;
let warnings: string[];
installFakeTimers();
beforeEach(() => {
  source = new ManualSource();
  warnings = [];
  vi.spyOn(console, "error").mockImplementation((...all) => warnings.push(all.join(" ")));
});
afterEach(() => {
  // SWR's provider uses layout effects in jsdom even while a server render runs, and React 18 warns about them.
  const unexpected = warnings.filter((warning) => !warning.includes("useLayoutEffect does nothing on the server"));
  if (unexpected.length > 0) throw new Error(unexpected.join("\n"));
});
afterAll(() => void vi.restoreAllMocks());

function Live(options: UseSuspenseVisitorsOptions): ReactElement {
  const { status, sentence, error } = useSuspenseVisitors({ wording: "short", ...options });
  return (
    <p>
      {sentence ?? status} {error instanceof Error && error.message}
    </p>
  );
}
/** An app's page with its own cache. */
const page = (inside: ReactNode) => (
  <SWRConfig value={{ provider: () => new Map() }}>
    <OnlookersConfig source={source}>
      <Suspense fallback="…">{inside}</Suspense>
    </OnlookersConfig>
  </SWRConfig>
);
const mount = async (inside: ReactNode) => {
  const mounted = render(page(inside), { reactStrictMode: true });
  await advanceTimers(0);
  return mounted.container;
};
/** A promise with its settling functions. */
function promised<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((...settle) => ([resolve, reject] = settle));
  return {
    promise,
    resolve: (value: T) => act(async () => resolve(value)),
    reject: (e: unknown) => act(async () => reject(e)),
  };
}

describe("useSuspenseVisitors in a browser", () => {
  it("suspends until the first count, with one request for all components, then updates", async () => {
    const answer = promised<typeof COUNT>();
    const read = vi.spyOn(source, "read").mockReturnValue(answer.promise);
    const container = await mount([<Live key="a" />, <Live key="b" />]);
    expect(container.textContent).toBe("…");
    await answer.resolve(COUNT);
    expect(container.textContent).toBe("17 on this site 17 on this site ");
    act(() => source.emit({ ...COUNT, visitors: 18 }));
    expect(container.textContent).toBe("18 on this site 18 on this site ");
    expect(read).toHaveBeenCalledTimes(1);
  });

  it.each(["rejects", "throws"])(
    "fails without an error boundary if the source %s, until a count arrives",
    async (how) => {
      source.read = () => {
        if (how === "throws") throw new Error("away");
        return Promise.reject(new Error("away"));
      };
      const container = await mount(<Live />);
      expect(container.textContent).toBe("failed away");
      act(() => source.emit(COUNT));
      expect(container.textContent).toBe("17 on this site ");
    },
  );

  it("stops suspending after 10 s", async () => {
    source.read = () => new Promise(() => {});
    const container = await mount(<Live />);
    await advanceTimers(9);
    expect(container.textContent).toBe("…");
    await advanceTimers(1);
    expect(container.textContent).toMatch(/^failed \[onlookers\] No count arrived within 10 s/);
    act(() => source.emit(COUNT));
    expect(container.textContent).toBe("17 on this site ");
  });

  it("suspends again for another page, but not for a cached one", async () => {
    const answers = { "/pricing": promised<typeof COUNT>(), "/about": promised<typeof COUNT>() };
    source.read = ({ page: path }) => answers[path === "/about" ? "/about" : "/pricing"].promise;
    const shop = (path: `/${string}`) => page(<Live page={path} />);
    const { container, rerender } = render(shop("/pricing"));
    const cached = container;
    await answers["/pricing"].resolve(PAGE_COUNT);
    expect(cached.textContent).toBe("4 here ");
    rerender(shop("/about"));
    expect(cached.textContent).toContain("…");
    await answers["/about"].resolve({ ...PAGE_COUNT, page: "/about", visitors: 6 });
    expect(cached.textContent).toBe("6 here ");
    rerender(shop("/pricing"));
    expect(cached.textContent).toBe("4 here ");
  });

  it("does not suspend while disabled or without a relay", async () => {
    expect((await mount(<Live enabled={false} />)).textContent).toBe("disabled ");
    const { container } = render(<Suspense fallback="…">{<Live />}</Suspense>);
    await advanceTimers(0);
    expect(container.textContent).toMatch(/^failed \[onlookers\] No relay/);
    expect(warnings.splice(0)).toEqual([expect.stringContaining("[onlookers] No relay")]);
  });
});

/** The server's HTML after its promises have settled. */
async function respond(element: ReactElement): Promise<string> {
  renderToString(element);
  await advanceTimers(0);
  return renderToString(element);
}
async function hydrate(element: ReactElement, html: string): Promise<HTMLElement> {
  const container = document.createElement("div");
  container.innerHTML = html;
  document.body.append(container);
  render(element, { container, hydrate: true });
  await advanceTimers(0);
  return container;
}

describe("a promise as initialCount", () => {
  const counter = (count: Promise<typeof COUNT>) =>
    page(
      <>
        <SuspenseVisitorCounter initialCount={count} wording="short" />
        <Live initialCount={count} />
      </>,
    );

  it("resolves in the same response, and hydrates without a warning or a request", async () => {
    const count = Promise.resolve(COUNT);
    const read = vi.spyOn(source, "read");
    const html = await respond(counter(count));
    expect(html.match(/17 on this site|data-part="number"[^>]*>17<\/span> on this site/g)).toHaveLength(2);
    const container = await hydrate(counter(count), html);
    expect(container.textContent).toBe("17 on this site17 on this site ");
    expect(read).not.toHaveBeenCalled();
  });

  it("renders no number if it rejects, until the browser has a count", async () => {
    const count = Promise.reject<typeof COUNT>(new Error("away"));
    const html = await respond(counter(count));
    expect(html).toContain('data-status="loading"');
    const container = await hydrate(counter(count), html);
    act(() => source.emit(COUNT));
    expect(container.textContent).toBe("17 on this site17 on this site ");
  });

  it("has a disabled counter as a fallback that reserves the space", async () => {
    const count = promised<typeof COUNT>();
    const { container } = render(
      <Suspense fallback={<VisitorCounter source={source} enabled={false} />}>
        <SuspenseVisitorCounter source={source} initialCount={count.promise} />
      </Suspense>,
    );
    const reserve = () => container.querySelector("[data-reserve]")?.getAttribute("data-reserve");
    const before = reserve();
    await count.resolve(COUNT);
    expect(container.textContent).toBe("17 people on this site in the last 5 minutes");
    expect(reserve()).toBe(before);
  });
});

it("useSuspenseVisitors without a count renders on a server without a request, and hydrates without the fallback", async () => {
  const read = vi.spyOn(source, "read");
  const html = await respond(page(<Live />));
  expect(html).toContain("failed");
  const container = await hydrate(page(<Live />), html);
  expect(container.textContent).toBe("failed ");
  act(() => source.emit(COUNT));
  expect(container.textContent).toBe("17 on this site ");
  expect(read).not.toHaveBeenCalled();
});
