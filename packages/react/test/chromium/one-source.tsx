// An app's bundle with one VisitorCounter.
import { createRoot } from "react-dom/client";
import { VisitorCounter } from "../../src/index.js";

const root = document.createElement("main");
document.body.append(root);
createRoot(root).render(<VisitorCounter relay={`${location.origin}/api/onlookers`} wording="short" />);
