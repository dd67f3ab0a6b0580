export { visitorsKey, type VisitorsKeyOptions } from "./count/visitors-key.js";
