export { default } from "../a-counted/page";
