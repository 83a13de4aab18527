import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";

/** Made of hundreds of files each: inside the bundle they start in a quarter of the time. */
const bundled = ["drizzle-orm", "file-type", "i18next", "json-logic-engine", "otplib", "react-router", "zod"];
const bundledScopes = [/^@otplib\//, /^@remix-run\//];

export default defineConfig(({ command }) => ({
  plugins: [reactRouter()],
  environments: {
    ssr: {
      // The server is one module graph with the routes, so that both see the same contexts.
      build: { rollupOptions: { input: "./server.ts" } },
      ...(command === "build" ? { resolve: { noExternal: [...bundled, ...bundledScopes] } } : {}),
    },
  },
  build: { sourcemap: false, assetsInlineLimit: 0 },
  server: { watch: { ignored: ["**/var/**", "**/build/**"] } },
}));
