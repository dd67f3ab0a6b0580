import { VisitorCounter } from "@onlookers/react";
import "@onlookers/react/styles.css";
import { sharedRelaySource } from "@onlookers/relay/client";
import { many, present } from "./stage.js";
import { RELAY } from "../relay-path.js";
import { serverCount } from "./server-count.js";

const initialCount = serverCount();

present(
  (count) => many(count, (key) => <VisitorCounter key={key} relay={RELAY} initialCount={initialCount} />),
  () => void sharedRelaySource(RELAY).read({}),
);
