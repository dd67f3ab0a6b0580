/** Props that must not compile: each would be untrue, or have no effect. The compiler is the test. */
import { createRelaySource } from "@onlookers/relay/client";
import { en } from "@onlookers/core/messages/en";
import { VisitorBanner } from "../../src/banner.js";
import { useVisitorsByPage } from "../../src/by-page.js";
import { CountExplanation } from "../../src/explanation.js";
import { OnlookersConfig, useVisitors, VisitorCounter, type LiveCount, type VisitorStatus } from "../../src/index.js";
import { SuspenseVisitorCounter, useSuspenseVisitors } from "../../src/suspense.js";

const source = createRelaySource({ url: "/relay" });
declare const count: LiveCount;

/** Counts have one origin. */
export const origins = [
  <VisitorCounter key={1} relay="/relay" />,
  <VisitorCounter key={2} source={source} />,
  <VisitorCounter key={3} />,
  // @ts-expect-error -- Two origins.
  <VisitorCounter key={4} relay="/relay" source={source} />,
  // @ts-expect-error -- Two origins.
  <OnlookersConfig key={5} relay="/relay" source={source} />,
  // @ts-expect-error -- Two origins.
  <CountExplanation key={6} relay="/relay" source={source} />,
  // @ts-expect-error -- Two origins.
  <VisitorBanner key={7} relay="/relay" source={source} />,
];

/** A loader that found no count. */
export const withoutCount = [
  <VisitorCounter key={1} initialCount={null} />,
  <VisitorBanner key={2} initialCount={null} />,
  <CountExplanation key={3} initialCount={null} />,
  <SuspenseVisitorCounter key={4} initialCount={null} />,
  <SuspenseVisitorCounter key={5} initialCount={Promise.resolve(null)} />,
];

/** The same for a grid of pages. */
export function Grid() {
  useVisitorsByPage(["/mug"], { source });
  // @ts-expect-error -- Two origins.
  return useVisitorsByPage(["/mug"], { relay: "/relay", source }).size;
}

/** The content is either the sentence or custom. */
export const contents = [
  <VisitorCounter key={1} number={({ value }) => <b>{value}</b>} />,
  <VisitorCounter key={2}>{({ sentence }) => sentence}</VisitorCounter>,
  // @ts-expect-error -- Custom children have no number to render.
  <VisitorCounter key={3} number={({ value }) => <b>{value}</b>}>
    {({ sentence }) => sentence}
  </VisitorCounter>,
  // @ts-expect-error -- A fixed text would stay after the number expires.
  <VisitorCounter key={4}>17 people viewing this page</VisitorCounter>,
  // @ts-expect-error -- A fixed text as HTML.
  <VisitorCounter key={5} dangerouslySetInnerHTML={{ __html: "17 people viewing this page" }} />,
  // @ts-expect-error -- An unknown part.
  <VisitorCounter key={6} classNames={{ digits: "big" }} />,
  <VisitorCounter key={7} render={(props) => <button type="button" {...props} />} />,
  // @ts-expect-error -- An element instead of a function.
  <VisitorCounter key={8} render={<strong />} />,
];

/** Settings have exact types. */
export const settings = [
  // @ts-expect-error -- An unknown wording.
  <VisitorCounter key={1} wording="viewing" />,
  // @ts-expect-error -- A language's messages, not its tag.
  <VisitorCounter key={2} messages="de" />,
  // @ts-expect-error -- The sentences of pages are missing.
  <VisitorCounter key={3} messages={{ ...en, recent: { site: en.recent.site } }} />,
  // @ts-expect-error -- A number, not a text.
  <VisitorCounter key={4} minimum="10" />,
  // @ts-expect-error -- Announcements are polite or none.
  <VisitorCounter key={5} announce="assertive" />,
  // @ts-expect-error -- A count without its scope.
  <VisitorCounter key={6} initialCount={{ visitors: 17, observedAt: count.observedAt }} />,
  // @ts-expect-error -- A number can only be rounded down.
  <VisitorCounter key={7} offset={5} />,
];

/** A count may be missing, for a known reason. */
export function Shop() {
  const visitors = useVisitors({
    onHide(reason) {
      // @ts-expect-error -- `fresh` is no reason to hide.
      if (reason === "fresh") return;
      const status: Exclude<VisitorStatus, "fresh" | "stale"> | "unmounted" = reason;
      console.log(status);
    },
  });
  // @ts-expect-error -- The count may be `null`.
  const shown = visitors.count.visitors;
  const suspended = useSuspenseVisitors();
  // @ts-expect-error -- Suspense replaces `loading`.
  return suspended.status === "loading" ? null : shown;
}
