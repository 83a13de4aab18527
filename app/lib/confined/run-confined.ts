/**
 * Runs one file of the project in a process of its own, for what strangers' files may break: decoders of images, readers of
 * PDFs. It may read the program's own files and nothing else: no network, no writing, no other programs, none of the server's
 * environment. Too long or too much memory: it is killed. Whatever happens in it, the server goes on.
 */
import { type ChildProcess, fork } from "node:child_process";
import { realpathSync } from "node:fs";
import { projectPath } from "../project-path.ts";
import { err, ok, type Result } from "../result.ts";

/** "busy": too many are waiting. "broken": it ended without an answer, or the task itself threw. */
export type ConfinedFailure = "too-long" | "too-much-memory" | "broken" | "busy";

/** `megabytes`: memory of the whole process, looked at some fifty times a second. */
export type Limits = { seconds: number; megabytes: number };

export type Confinement = Limits & {
  /** From the project's folder; it calls `answerConfined`. */
  script: string[];
  /** Native libraries may be loaded. */
  addons?: boolean;
  /** How many may wait; one runs at a time. */
  waiting?: number;
};

export type Order = { input: unknown; limits: Limits };
export type Answer = { value: unknown } | { failure: ConfinedFailure };

export function createConfined<Input, Output>(confinement: Confinement) {
  const { waiting = 16 } = confinement;
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;

  return async (input: Input): Promise<Result<Output, ConfinedFailure>> => {
    if (count > waiting) return err("busy");
    count++;
    const turn = last.then(() => runTwice(confinement, input));
    last = turn.catch(() => undefined);
    try {
      const answer = await turn;
      return "value" in answer ? ok(answer.value as Output) : err(answer.failure);
    } finally {
      count--;
    }
  };
}

/** A process that was gone before it could answer says little about the file, so it is asked of another one: once. */
async function runTwice(confinement: Confinement, input: unknown): Promise<Answer> {
  const first = await runOnce(confinement, input);
  return "isGone" in first ? runOnce(confinement, input) : first;
}

type Gone = { failure: ConfinedFailure; isGone: true };

function runOnce({ script, seconds, megabytes, addons }: Confinement, input: unknown): Promise<Answer | Gone> {
  return new Promise((resolve) => {
    const child = start(script, megabytes, addons === true);
    const end = (answer: Answer | Gone) => {
      clearTimeout(timer);
      child.removeAllListeners();
      // A message that could not be sent any more is no news.
      child.on("error", () => {});
      child.kill("SIGKILL");
      resolve(answer);
    };
    const timer = setTimeout(() => end({ failure: "too-long" }), seconds * 1000);
    child.on("message", (answer) => end(answer as Answer));
    const gone = (failure: ConfinedFailure) => end(failure === "broken" ? { failure, isGone: true } : { failure });
    child.on("error", () => gone("broken"));
    child.on("exit", (_, signal) => gone(failureOf(signal)));
    child.send({ input, limits: { seconds, megabytes } } satisfies Order, (error) => {
      if (error) gone("broken");
    });
  });
}

/** SIGKILL: by its own watch, or by the system; SIGABRT: Node's end when its heap is full. */
const failureOf = (signal: NodeJS.Signals | null): ConfinedFailure =>
  signal === "SIGKILL" || signal === "SIGABRT" ? "too-much-memory" : "broken";

function start(script: string[], megabytes: number, addons: boolean): ChildProcess {
  const folders = new Set(["app", "node_modules", "package.json", ...script.slice(0, 1)]);
  const readable = [...folders].map((each) => projectPath(each));
  const execArgv = [
    "--permission",
    "--allow-worker",
    ...(addons ? ["--allow-addons"] : []),
    ...[...readable, ...readable.map((each) => realpathSync(each))].map((each) => `--allow-fs-read=${each}`),
    `--max-old-space-size=${megabytes}`,
    "--no-warnings",
    // Nothing in a document becomes code.
    "--disallow-code-generation-from-strings",
  ];
  return fork(projectPath(...script), {
    execArgv,
    env: { TZ: "UTC" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}
