import { register } from "./register.js";
import { VisitorCounterElement } from "./visitor-counter-element.js";

register("visitor-counter", VisitorCounterElement);
