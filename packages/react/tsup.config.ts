import { recipe } from "../../tsup.base.ts";

export default recipe({ index: "src/index.ts" });
