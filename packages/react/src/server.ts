export { visitorsKey, type VisitorsKeyOptions } from "./visitors-key.js";
