import { cdp } from "vitest/browser";

// Only Chromium has this protocol, so files that use it are named *.devtools.browser.tsx and run in Chromium alone.

/** Emulates a medium and preferences of the visitor until the next call. Without arguments, it emulates none. */
export async function emulateMedia(features: Readonly<Record<string, string>> = {}, media = ""): Promise<void> {
  const pairs = Object.entries(features).map(([name, value]) => ({ name, value }));
  await cdp().send("Emulation.setEmulatedMedia", { media, features: pairs });
}

/** The nodes of the page that Chromium exposes to assistive technology. */
export async function accessibilityNodes() {
  const devtools = cdp();
  await devtools.send("Accessibility.enable");
  const { frameTree } = await devtools.send("Page.getFrameTree");
  const frameId = frameTree.childFrames?.[0]?.frame.id;
  const { nodes } = await devtools.send("Accessibility.getFullAXTree", frameId === undefined ? {} : { frameId });
  return nodes;
}

/** Touches a point of the page, in CSS pixels. */
export async function touch(x: number, y: number): Promise<void> {
  const frame = window.frameElement?.getBoundingClientRect();
  const touchPoints = [{ x: (frame?.left ?? 0) + x, y: (frame?.top ?? 0) + y }];
  const devtools = cdp();
  await devtools.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  await devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  await devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await devtools.send("Emulation.setTouchEmulationEnabled", { enabled: false });
}
