import { SERVICES } from "@onlookers/mock";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const titles = Object.fromEntries(Object.entries(SERVICES).map(([name, { title }]) => [name, title]));

export default defineConfig({
  plugins: [react()],
  define: { SERVICE_TITLES: JSON.stringify(titles) },
  // Browsers with light-dark(). Vite's fallback for older ones cannot show a dark panel in a light page.
  build: { target: "es2022", cssTarget: ["chrome123", "firefox120", "safari17.5"] },
  // Builds the page and its server renderer in one run.
  builder: {},
  environments: {
    client: { build: { outDir: "dist/client" } },
    ssr: { build: { outDir: "dist/server", ssr: "src/server-entry.tsx", copyPublicDir: false } },
  },
});
