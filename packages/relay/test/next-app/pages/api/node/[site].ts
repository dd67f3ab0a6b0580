import { toNodeListener } from "@onlookers/relay/node";
import { relay } from "../../../relay";

export default toNodeListener(relay);
