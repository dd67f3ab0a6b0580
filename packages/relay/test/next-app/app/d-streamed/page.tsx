export { default } from "../b-streamed/page";
