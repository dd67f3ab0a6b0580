import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  // Browsers that know light-dark(): spelled out for older ones, the panel could not be dark in a light page.
  build: { target: "es2022", cssTarget: ["chrome123", "firefox120", "safari17.5"] },
  // One run for both: the page, and what writes it on the server.
  builder: {},
  environments: {
    client: { build: { outDir: "dist/client" } },
    ssr: { build: { outDir: "dist/server", ssr: "src/server-entry.tsx", copyPublicDir: false } },
  },
});
