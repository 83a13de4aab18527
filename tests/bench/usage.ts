/** Processor time (ms) and resident memory (bytes) of a server process, asked over its channel. */
export type Usage = { cpuMs: number; rss: number };

export function answerUsage(): void {
  process.on("message", (message) => {
    if (message !== "usage") return;
    const { user, system } = process.cpuUsage();
    process.send?.({ type: "usage", usage: { cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() } });
  });
}
