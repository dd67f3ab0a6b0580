import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@onlookers/react/styles.css";
import { App } from "./app.tsx";
import "./styles/index.css";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
