/** The child processes of a bench run: started, asked, stopped. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { BareBodies } from "./bare-process.ts";
import type { LoadJob, LoadResult } from "./load-process.ts";

/** Processor time (ms) and resident memory (bytes) of a server process, asked over its channel. */
type Usage = { cpuMs: number; rss: number };
type Message =
  | { type: "ready"; port: number }
  | { type: "usage"; usage: Usage }
  | { type: "measuring" }
  | { type: "done"; result: LoadResult }
  | { type: "failed"; message: string };
type MessageOf<T extends Message["type"]> = Extract<Message, { type: T }>;

export type ServerProcess = { port: number; usage(): Promise<Usage>; stop(): Promise<void> };

/** The next message of a type; a "failed" message or the child's end rejects. */
function next<T extends Message["type"]>(child: ChildProcess, type: T): Promise<MessageOf<T>> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      child.removeListener("message", read);
      child.removeListener("exit", end);
    };
    const read = (message: Message) => {
      if (message.type !== type && message.type !== "failed") return;
      settle();
      if (message.type === "failed") reject(new Error(message.message));
      else resolve(message as MessageOf<T>);
    };
    const end = (code: number | null) => {
      settle();
      reject(new Error(`a process of the bench ended (${code})`));
    };
    child.on("message", read);
    child.once("exit", end);
  });
}

function spawn(file: string, args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return fork(new URL(file, import.meta.url), args, {
    // Logs are written as in production, and thrown away.
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...process.env, NODE_ENV: "production", ...env },
  });
}

async function ready(child: ChildProcess): Promise<ServerProcess> {
  const { port } = await next(child, "ready");
  return {
    port,
    async usage() {
      const answer = next(child, "usage");
      child.send("usage");
      return (await answer).usage;
    },
    stop: () => stop(child),
  };
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

export type PortalPlace = { entry: string; proceduresDirectory: string; varDir: string; databaseUrl?: string };

export function startPortal(place: PortalPlace): Promise<ServerProcess> {
  const env: NodeJS.ProcessEnv = { PORTAL_MODE: "test", PORT: "0", LOG_LEVEL: "info", VAR_DIR: place.varDir };
  if (place.databaseUrl !== undefined) env.DATABASE_URL = place.databaseUrl;
  return ready(spawn("./portal-process.mjs", [place.entry, place.proceduresDirectory], env));
}

export function startBare(bodies: BareBodies): Promise<ServerProcess> {
  const child = spawn("./bare-process.ts", []);
  child.send(bodies);
  return ready(child);
}

export type LoadProcess = {
  /** `busy`: share of one processor that the server used while it was measured. */
  run(server: ServerProcess, job: Omit<LoadJob, "port">): Promise<LoadResult & { busy: number }>;
  stop(): Promise<void>;
};

export function startLoad(): LoadProcess {
  const child = spawn("./load-process.ts", []);
  return {
    async run(server, job) {
      const done = next(child, "done");
      const measuring = next(child, "measuring");
      child.send({ ...job, port: server.port } satisfies LoadJob);
      await Promise.race([measuring, done]);
      const [before, startedAt] = [await server.usage(), performance.now()];
      const { result } = await done;
      const after = await server.usage();
      return { ...result, busy: (after.cpuMs - before.cpuMs) / (performance.now() - startedAt) };
    },
    stop: () => stop(child),
  };
}
