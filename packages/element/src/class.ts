export { VisitorCounterElement } from "./visitor-counter-element.js";
export { register } from "./register.js";
