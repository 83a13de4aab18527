/** The thread of the press: booklets in, PDF files out. */
import { parentPort } from "node:worker_threads";
import { drawBooklet } from "./draw/booklet.ts";
import type { Booklet } from "./model.ts";

parentPort?.on("message", (booklet: Booklet) => {
  drawBooklet(booklet).then(
    (pdf) => parentPort?.postMessage({ pdf }, [pdf.buffer]),
    (error: unknown) => parentPort?.postMessage({ message: error instanceof Error ? error.message : String(error) }),
  );
});
