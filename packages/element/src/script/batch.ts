export { batchPages } from "@onlookers/relay/client";
