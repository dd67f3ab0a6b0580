import { register } from "../dom/register.js";
import { VisitorBannerElement } from "./visitor-banner-element.js";

register("visitor-banner", VisitorBannerElement);
