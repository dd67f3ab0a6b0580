import { act, fireEvent, render, screen } from "@testing-library/react";
import { de } from "@onlookers/core/messages/de";
import { createRef, StrictMode, type ComponentProps } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { VisitorBanner, type VisitorBannerProps } from "../../src/banner.js";
import { OnlookersConfig } from "../../src/index.js";
import { advanceTimers, installFakeTimers } from "../fake-timers.js";
import { COUNT, ManualSource } from "../manual-source.js";

let source: ManualSource;
let memory: Map<string, string>;
beforeEach(() => {
  source = new ManualSource();
  memory = new Map();
});
installFakeTimers();

function mount(props: ComponentProps<typeof VisitorBanner> = {}, name = "banner"): HTMLElement {
  render(<VisitorBanner source={source} memory={memory} data-testid={name} {...props} relay={undefined} />);
  return screen.getByTestId(name);
}
const button = () => screen.queryByRole("button");
const state = (name = "banner") => screen.getByTestId(name).dataset["state"];
const say = (visitors: number) => act(() => source.emit({ ...COUNT, visitors, observedAt: new Date().toISOString() }));

describe("VisitorBanner", () => {
  it("is shown only with a count", async () => {
    const banner = mount();
    expect([state(), button()]).toEqual(["empty", null]);
    say(17);
    expect(state()).toBe("shown");
    expect(banner.textContent).toContain("17 people on this site in the last 5 minutes");
    expect(button()).not.toBeNull();
    say(1);
    expect([state(), button()]).toEqual(["empty", null]);
    say(4);
    await advanceTimers(301);
    expect([state(), button()]).toEqual(["empty", null]);
  });

  it("announces nothing, takes no focus, and is a landmark only at an edge and with a count", () => {
    const roles = (placement: VisitorBannerProps["placement"]) => {
      source = new ManualSource();
      const { container, unmount } = render(<VisitorBanner source={source} placement={placement} />);
      const before = container.firstElementChild?.getAttribute("role");
      say(17);
      const after = container.firstElementChild?.getAttribute("role");
      expect(container.querySelector("[aria-live], [role=alert], [role=status], [autofocus]")).toBeNull();
      expect(document.activeElement).toBe(document.body);
      unmount();
      return [before, after];
    };
    expect(roles(undefined)).toEqual([null, null]);
    for (const placement of ["top", "bottom", "corner"] as const) {
      expect(roles(placement)).toEqual([null, "complementary"]);
    }
  });

  it("labels its button in the language of the count, or with `dismissLabel`", () => {
    mount({ messages: de, locale: "de-AT" });
    say(17);
    expect(button()?.getAttribute("aria-label")).toBe("Schließen");
    expect(button()?.lang).toBe("de");
    mount({ dismissLabel: "Fort damit" }, "second");
    say(17);
    expect(screen.getByRole("button", { name: "Fort damit" })).not.toBeNull();
  });

  it("has no button and ignores Escape with `dismissible={false}`", () => {
    const banner = mount({ dismissible: false });
    say(17);
    expect(button()).toBeNull();
    fireEvent.keyDown(banner, { key: "Escape" });
    expect(state()).toBe("shown");
  });

  it("uses the settings around it, and renders children and `counter` props", () => {
    render(
      <OnlookersConfig source={source} wording="short">
        <VisitorBanner data-testid="banner" counter={{ classNames: { number: "big" } }}>
          <b>The kiln is open.</b>
        </VisitorBanner>
      </OnlookersConfig>,
    );
    say(17);
    expect(screen.getByTestId("banner").textContent).toContain("The kiln is open.17 on this site");
    expect(document.querySelector(".big")?.textContent).toBe("17");
  });

  it("takes a ref and any prop of a div, but keeps its own data attributes", () => {
    const ref = createRef<HTMLDivElement>();
    const own = { "data-state": "x" };
    const banner = mount({ ref, id: "n", className: "strip", "aria-label": "Visitors", placement: "top", ...own });
    say(17);
    expect(ref.current).toBe(banner);
    expect(banner).toMatchObject({ id: "n", className: "strip" });
    expect(banner.dataset).toMatchObject({ onlookers: "banner", state: "shown", placement: "top" });
    expect(screen.getByRole("complementary", { name: "Visitors" })).toBe(banner);
  });
});

describe("VisitorBanner after a dismissal", () => {
  const ways: readonly (readonly [string, (banner: HTMLElement) => void])[] = [
    ["by its button", () => fireEvent.click(screen.getByRole("button"))],
    ["by Escape", (banner) => fireEvent.keyDown(banner.querySelector("button") ?? banner, { key: "Escape" })],
  ];

  it.each(ways)("is gone %s, calls `onDismiss` once, and requests nothing", (_, dismiss) => {
    let dismissals = 0;
    const banner = mount({ onDismiss: () => dismissals++ });
    say(17);
    dismiss(banner);
    expect(state()).toBe("closed");
    expect(banner.innerText ?? "").toBe("");
    expect(screen.queryByRole("button")).toBeNull();
    expect(banner.getAttribute("role")).toBeNull();
    expect(dismissals).toBe(1);
    expect(source.subscriptions.size).toBe(0);
  });

  it("stays away from the next page, and requests nothing there", () => {
    mount();
    say(17);
    fireEvent.click(screen.getByRole("button"));
    mount({}, "next");
    expect(state("next")).toBe("closed");
    expect(source.subscriptions.size).toBe(0);
    expect([...memory.keys()]).toEqual(["onlookers-banner"]);
  });

  it("comes back on another page after `dismissedForSeconds`", async () => {
    const rule = { dismissedForSeconds: 60 };
    mount(rule);
    say(17);
    fireEvent.click(screen.getByRole("button"));
    await advanceTimers(61);
    expect(state()).toBe("closed");
    mount(rule, "next");
    say(17);
    expect(state("next")).toBe("shown");
  });

  it("stays away on this page without a memory, and stores nothing", () => {
    mount({ memory: undefined, storageKey: "page only" });
    say(17);
    fireEvent.click(screen.getByRole("button"));
    mount({ memory: undefined, storageKey: "page only" }, "next");
    expect(state("next")).toBe("closed");
    expect([localStorage.length, sessionStorage.length, document.cookie]).toEqual([0, 0, ""]);
  });

  it("stops Escape before a dialog around it, and ignores other keys and prevented events", () => {
    const keys: string[] = [];
    const record = ({ key }: KeyboardEvent) => keys.push(key);
    document.addEventListener("keydown", record);
    mount({ onKeyDown: (event) => event.shiftKey && event.preventDefault() });
    say(17);
    const press = (init: KeyboardEventInit) => fireEvent.keyDown(screen.getByRole("button"), init);
    press({ key: "Enter" });
    press({ key: "Escape", shiftKey: true });
    expect(state()).toBe("shown");
    press({ key: "Escape" });
    expect(state()).toBe("closed");
    expect(keys).toEqual(["Enter", "Escape"]);
    document.removeEventListener("keydown", record);
  });
});

describe("the frequency cap of VisitorBanner", () => {
  const frequencyCap = { atMost: 2, perSeconds: 3600 };

  it("counts one showing for each page", () => {
    for (const name of ["a", "b", "c"]) {
      mount({ frequencyCap }, name);
      for (const visitors of [17, 1, 18]) say(visitors);
    }
    const states = ["a", "b", "c"].map((name) => state(name));
    expect(states).toEqual(["shown", "shown", "closed"]);
  });

  it("does not count a page without a number", () => {
    for (const name of ["a", "b", "c"]) mount({ frequencyCap }, name);
    say(1);
    expect(memory.size).toBe(0);
    expect(state("c")).toBe("empty");
  });
});

describe("the focus after VisitorBanner disappears", () => {
  const before = () => screen.getByRole("textbox");
  const mountBeside = () => {
    render(<input data-testid="search" />);
    mount();
    say(17);
  };

  it("is where it came from", () => {
    mountBeside();
    before().focus();
    screen.getByRole("button").focus();
    fireEvent.click(screen.getByRole("button"));
    expect(document.activeElement).toBe(before());
  });

  it("is the empty banner without an origin, or with a disabled one", () => {
    mountBeside();
    screen.getByRole("button").focus();
    fireEvent.click(screen.getByRole("button"));
    expect(document.activeElement).toBe(screen.getByTestId("banner"));
    mount({ storageKey: "second" }, "second");
    say(17);
    before().focus();
    screen.getByRole("button").focus();
    before().setAttribute("disabled", "");
    fireEvent.click(screen.getByRole("button"));
    expect(document.activeElement).toBe(screen.getByTestId("second"));
  });

  it("is where it came from when the number disappears, in strict mode too", () => {
    render(
      <StrictMode>
        <input data-testid="search" />
        <VisitorBanner source={source} memory={memory} />
      </StrictMode>,
    );
    say(17);
    before().focus();
    screen.getByRole("button").focus();
    say(18);
    expect(document.activeElement).toBe(screen.getByRole("button"));
    say(1);
    expect(document.activeElement).toBe(before());
  });

  it("is unchanged outside of the banner", () => {
    mountBeside();
    before().focus();
    fireEvent.click(screen.getByRole("button"));
    expect(document.activeElement).toBe(before());
  });
});
