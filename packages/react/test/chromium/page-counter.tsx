// A page with one counter of a page.
import { createRoot } from "react-dom/client";
import { VisitorCounter } from "../../src/index.js";

const root = document.createElement("main");
document.body.append(root);
createRoot(root).render(<VisitorCounter relay="/api/onlookers" page="/pricing" />);
