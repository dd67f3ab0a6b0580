import { relay } from "../../../../relay";

export const { GET } = relay;
