export { toNodeListener, type NodeListener } from "./to-node-listener.js";
