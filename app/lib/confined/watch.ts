/**
 * The thread that ends a confined process when it takes more than it may. The server sees its end by SIGKILL; time is watched
 * here, too, for the day on which the server is gone and nobody else would end it.
 */
import { workerData } from "node:worker_threads";
import type { Limits } from "./run-confined.ts";

const { megabytes, seconds } = workerData as Limits;
const end = () => process.kill(process.pid, "SIGKILL");

setInterval(() => {
  if (process.memoryUsage.rss() > megabytes * 1024 * 1024) end();
}, 20);
setTimeout(end, (seconds + 2) * 1000);
