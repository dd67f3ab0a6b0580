export { toNodeListener, type NodeListener, type NodeListenerOptions } from "./to-node-listener.js";
