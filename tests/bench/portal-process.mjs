// The built portal in a process of its own: node portal-process.mjs <build/server/index.js> <folder of definitions>,
// and a folder of handouts when they shall be other than the city's.
// JavaScript, so that what Node needs to read TypeScript is in neither the start-up time nor the memory.
const [entry, proceduresDirectory, handoutsDirectory] = process.argv.slice(2);
const { readConfig, startServer } = await import(entry);
const config = readConfig();
if (!config.ok) throw new Error(JSON.stringify(config.error));
const running = await startServer(config.value, { proceduresDirectory, handoutsDirectory });

process.on("message", (message) => {
  if (message !== "usage") return;
  const { user, system } = process.cpuUsage();
  process.send({ type: "usage", usage: { cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() } });
});
const stop = () => void running.close().then(() => process.exit(0));
process.on("SIGTERM", stop);
process.on("disconnect", stop);
process.send({ type: "ready", port: Number(new URL(running.address).port) });
