/** The built portal in a process of its own, with the bench's procedure beside the city's. */
import type { Running } from "../../server.ts";
import { answerUsage } from "./usage.ts";

type Build = Pick<typeof import("../../server.ts"), "readConfig" | "startServer">;

const [entry = "", proceduresDirectory = ""] = process.argv.slice(2);
const { readConfig, startServer }: Build = await import(entry);
const config = readConfig();
if (!config.ok) throw new Error(JSON.stringify(config.error));
const running: Running = await startServer(config.value, { proceduresDirectory });
process.send?.({ type: "ready", port: Number(new URL(running.address).port) });
answerUsage();
const stop = () => void running.close().then(() => process.exit(0));
process.on("SIGTERM", stop);
process.on("disconnect", stop);
