import { VisitorCounter } from "@onlookers/react";
import "@onlookers/react/styles.css";
import { sharedRelaySource } from "@onlookers/relay/client";
import { RELAY } from "../relay-path.js";
import { many, present } from "./stage.js";

present(
  (count) => many(count, (key) => <VisitorCounter key={key} relay={RELAY} />),
  () => void sharedRelaySource(RELAY).read({}),
);
