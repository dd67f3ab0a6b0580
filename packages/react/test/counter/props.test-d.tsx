/** What a shop can't write: each would be untrue, or do nothing. Nothing here runs; the compiler is the test. */
import { createRelaySource } from "@onlookers/relay/client";
import { en } from "@onlookers/core/messages/en";
import { VisitorBanner } from "../../src/banner.js";
import { useVisitorsByPage } from "../../src/by-page.js";
import { CountExplanation } from "../../src/explanation.js";
import { OnlookersConfig, useVisitors, VisitorCounter, type LiveCount, type VisitorStatus } from "../../src/index.js";
import { useSuspenseVisitors } from "../../src/suspense.js";

const source = createRelaySource({ url: "/relay" });
declare const count: LiveCount;

/** Counts come from one place. */
export const origins = [
  <VisitorCounter key={1} relay="/relay" />,
  <VisitorCounter key={2} source={source} />,
  <VisitorCounter key={3} />,
  // @ts-expect-error -- Which of the two?
  <VisitorCounter key={4} relay="/relay" source={source} />,
  // @ts-expect-error -- Which of the two?
  <OnlookersConfig key={5} relay="/relay" source={source} />,
  // @ts-expect-error -- Which of the two?
  <CountExplanation key={6} relay="/relay" source={source} />,
  // @ts-expect-error -- Which of the two?
  <VisitorBanner key={7} relay="/relay" source={source} />,
];

/** The same for a grid of pages. */
export function Grid() {
  useVisitorsByPage(["/mug"], { source });
  // @ts-expect-error -- Which of the two?
  return useVisitorsByPage(["/mug"], { relay: "/relay", source }).size;
}

/** An inside is either the sentence with its parts, or the shop's own. */
export const insides = [
  <VisitorCounter key={1} number={({ value }) => <b>{value}</b>} />,
  <VisitorCounter key={2}>{({ sentence }) => sentence}</VisitorCounter>,
  // @ts-expect-error -- There is no sentence for the number to be shown in.
  <VisitorCounter key={3} number={({ value }) => <b>{value}</b>}>
    {({ sentence }) => sentence}
  </VisitorCounter>,
  // @ts-expect-error -- A text of the shop's own would stay when the number goes.
  <VisitorCounter key={4}>17 people viewing this page</VisitorCounter>,
  // @ts-expect-error -- The same, by another way.
  <VisitorCounter key={5} dangerouslySetInnerHTML={{ __html: "17 people viewing this page" }} />,
  // @ts-expect-error -- No part is called so.
  <VisitorCounter key={6} classNames={{ digits: "big" }} />,
  <VisitorCounter key={7} render={(props) => <button type="button" {...props} />} />,
  // @ts-expect-error -- Which of the counter's props would it take?
  <VisitorCounter key={8} render={<strong />} />,
];

/** Settings say what they mean. */
export const settings = [
  // @ts-expect-error -- No wording is called so.
  <VisitorCounter key={1} wording="viewing" />,
  // @ts-expect-error -- A language's messages, not its tag.
  <VisitorCounter key={2} messages="de" />,
  // @ts-expect-error -- The sentences of pages are missing.
  <VisitorCounter key={3} messages={{ ...en, recent: { site: en.recent.site } }} />,
  // @ts-expect-error -- A number, not a text.
  <VisitorCounter key={4} minimum="10" />,
  // @ts-expect-error -- Announcements are polite or none.
  <VisitorCounter key={5} announce="assertive" />,
  // @ts-expect-error -- Whom it counts is part of a count.
  <VisitorCounter key={6} initialCount={{ visitors: 17, observedAt: count.observedAt }} />,
  // @ts-expect-error -- How a number may be shown can only round it down: there is no offset.
  <VisitorCounter key={7} offset={5} />,
];

/** Whoever shows a count must know that there may be none, and why. */
export function Shop() {
  const visitors = useVisitors({
    onHide(reason) {
      // @ts-expect-error -- A number that is shown isn't hidden.
      if (reason === "fresh") return;
      const status: Exclude<VisitorStatus, "fresh" | "stale"> | "unmounted" = reason;
      console.log(status);
    },
  });
  // @ts-expect-error -- There may be no count to show.
  const shown = visitors.count.visitors;
  const suspended = useSuspenseVisitors();
  // @ts-expect-error -- It never is.
  return suspended.status === "loading" ? null : shown;
}
