export { VisitorCounterElement } from "./counter/visitor-counter-element.js";
