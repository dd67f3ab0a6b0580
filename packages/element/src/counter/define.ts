import { register } from "../dom/register.js";
import { VisitorCounterElement } from "./visitor-counter-element.js";

register("visitor-counter", VisitorCounterElement);
