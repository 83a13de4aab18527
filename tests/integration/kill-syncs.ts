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

/** Syncs of files whose path ends with `file` while `work` runs. */
export async function countSyncs(pid: number, file: string, work: () => Promise<void>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "portal-syncs-"));
  const log = join(folder, "log");
  const args = ["-f", "-y", "-e", "trace=fsync,fdatasync", "-o", log, "-p", String(pid)];
  const tracer = spawn("strace", args, { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise<void>((resolve) => {
    tracer.once("exit", () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    tracer.stderr.once("data", (text: Buffer) =>
      text.includes("attached") ? resolve() : reject(new Error(String(text))),
    );
    tracer.once("error", reject);
  });
  await work();
  tracer.kill("SIGINT");
  await ended;
  const lines = readFileSync(log, "utf8").split("\n");
  rmSync(folder, { recursive: true, force: true });
  return lines.filter((line) => /f(data)?sync\(/.test(line) && line.includes(`${file}>`)).length;
}
