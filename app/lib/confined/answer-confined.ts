/** The other side of `createConfined`: takes the one order, does it, answers and waits to be ended. */
import { Worker } from "node:worker_threads";
import type { Answer, Limits, Order } from "./run-confined.ts";

/** A task that throws is "broken": what exactly went wrong with a stranger's file helps nobody. */
export function answerConfined<Input>(task: (input: Input) => Promise<unknown>): void {
  process.once("message", (message) => {
    const { input, limits } = message as Order;
    watch(limits);
    const send = (answer: Answer) => process.send?.(answer);
    task(input as Input).then(
      (value) => send({ value }),
      () => send({ failure: "broken" }),
    );
  });
}

/** In a thread of its own, because the task may not come back from a loop; memory outside the heap has no other limit. */
function watch(limits: Limits): void {
  new Worker(new URL("./watch.ts", import.meta.url), { workerData: limits, execArgv: [] }).unref();
}
