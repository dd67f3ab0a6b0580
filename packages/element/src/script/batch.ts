export { createPageBatcher } from "@onlookers/relay/client";
