// A page with 200 counters of one site.
import { createRoot } from "react-dom/client";
import { OnlookersConfig, VisitorCounter } from "../../src/index.js";

const root = document.createElement("main");
document.body.append(root);
createRoot(root).render(
  <OnlookersConfig relay="/api/onlookers" wording="short">
    {Array.from({ length: 200 }, (_, i) => (
      <VisitorCounter key={i} />
    ))}
  </OnlookersConfig>,
);
