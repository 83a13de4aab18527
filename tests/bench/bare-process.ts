/** The yardstick: a bare `node:http` server that sends given bytes. One process, like the portal. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Body in base64, by address. */
export type BareBodies = Record<string, string>;

process.once("message", (bodies: BareBodies) => {
  const pages = new Map(Object.entries(bodies).map(([path, base64]) => [path, Buffer.from(base64, "base64")]));
  const server = createServer((req, res) => {
    const body = pages.get(req.url ?? "");
    if (body === undefined) return void res.writeHead(404, { "Content-Length": 0 }).end();
    res.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": body.length }).end(body);
  });
  server.listen(0, "127.0.0.1", () => process.send?.({ type: "ready", port: (server.address() as AddressInfo).port }));
});
process.on("message", (message) => {
  if (message !== "usage") return;
  const { user, system } = process.cpuUsage();
  process.send?.({ type: "usage", usage: { cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() } });
});
process.on("disconnect", () => process.exit(0));
