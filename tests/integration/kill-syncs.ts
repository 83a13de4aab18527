/** Counts what a process syncs to the disk, by tracing its system calls. */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Tracing needs the tool and the right to trace; where it is missing, the settings asserted at every start must do. */
export function canTrace(): boolean {
  try {
    execFileSync("strace", ["-o", "/dev/null", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

export type SyncTrace = {
  /** Finished syncs of the file so far. */
  count(): number;
  stop(): Promise<void>;
};

/** `file`: end of the path of the file whose syncs are counted. */
export async function traceSyncs(pid: number, file: string): Promise<SyncTrace> {
  const folder = mkdtempSync(join(tmpdir(), "portal-syncs-"));
  const log = join(folder, "log");
  const args = ["-f", "-y", "-e", "trace=fsync,fdatasync", "-o", log, "-p", String(pid)];
  const tracer = spawn("strace", args, { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise<void>((resolve) => {
    tracer.once("exit", () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    tracer.stderr.once("data", (text: Buffer) => {
      if (text.includes("attached")) resolve();
      else reject(new Error(text.toString("utf8")));
    });
    tracer.once("error", reject);
  });
  const isDone = (line: string) => /f(data)?sync\(/.test(line) && line.includes(`${file}>`) && line.includes("= 0");
  return {
    count: () => readFileSync(log, "utf8").split("\n").filter(isDone).length,
    async stop() {
      tracer.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
