import { register } from "./register.js";
import { VisitorBannerElement } from "./visitor-banner-element.js";

register("visitor-banner", VisitorBannerElement);
