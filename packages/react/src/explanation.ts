"use client";

export { CountExplanation, type CountExplanationProps } from "./explanation/count-explanation.js";
