import { createRoot, hydrateRoot } from "react-dom/client";
import "@onlookers/react/styles.css";
import "@onlookers/react/banner.css";
import "@onlookers/react/price-tier.css";
import { App } from "./app.tsx";
import "./styles/index.css";

const root = document.getElementById("root");
const firstCounts = document.getElementById("first-counts");
if (root) {
  const app = <App search={location.search} firstCounts={JSON.parse(firstCounts?.textContent ?? "[]")} />;
  if (root.hasChildNodes()) hydrateRoot(root, app);
  else createRoot(root).render(app);
}
