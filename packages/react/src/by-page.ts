"use client";

export { useVisitorsByPage, type UseVisitorsByPageOptions } from "./by-page/use-visitors-by-page.js";
