import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [reactRouter()],
  environments: {
    // The server is one module graph with the routes, so that both see the same contexts.
    ssr: { build: { rollupOptions: { input: "./server.ts" } } },
  },
  build: { sourcemap: false, assetsInlineLimit: 0 },
  server: { watch: { ignored: ["**/var/**", "**/build/**"] } },
});
