// `npm run dev`: the portal in demo mode from source, reloading as files change.
import { createServer } from "node:http";
import { becomeNode26, install } from "./node26.mjs";

if (Number(process.versions.node.split(".")[0]) < 26) {
  await install();
  becomeNode26("dev.mjs");
} else {
  await develop();
}

async function develop() {
  process.env.NODE_ENV = "development";
  process.env.PORTAL_MODE ??= "demo";
  const { createServer: createVite } = await import("vite");
  const server = createServer();
  const vite = await createVite({ server: { middlewareMode: { server } }, appType: "custom" });
  const load = () => vite.ssrLoadModule("./server.ts");
  const { readConfig, openPortal } = await load();
  const config = readConfig();
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  // Opened once: a reload of the code must not open the database again.
  const portal = await openPortal(config.value);
  server.on("request", (request, response) => {
    vite.middlewares(request, response, async () => {
      try {
        const { createPortalListener } = await load();
        createPortalListener(config.value, portal, () => false)(request, response);
      } catch (error) {
        vite.ssrFixStacktrace(error);
        console.error(error);
        response.writeHead(500).end();
      }
    });
  });
  server.listen(config.value.port, () => console.log(`http://localhost:${config.value.port}`));
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, async () => {
      server.closeAllConnections();
      await Promise.all([vite.close(), portal.close()]);
      process.exit(0);
    });
  }
}
