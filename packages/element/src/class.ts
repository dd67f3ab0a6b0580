export { VisitorCounterElement } from "./visitor-counter-element.js";
