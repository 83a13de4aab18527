/** Long texts, packed as they are written, without stopping the server for it. */
import { setImmediate as others } from "node:timers/promises";
import { createGzip } from "node:zlib";

/** So many characters are packed before others have their turn. */
const turn = 256 * 1024;

/** The same lines give the same bytes. */
export async function gzipLines(lines: Iterable<string>): Promise<Buffer<ArrayBuffer>> {
  const gzip = createGzip({ level: 6 });
  const parts: Buffer[] = [];
  const packed = new Promise<Buffer<ArrayBuffer>>((resolve, reject) => {
    gzip.on("data", (part: Buffer) => parts.push(part));
    gzip.once("end", () => resolve(Buffer.concat(parts)));
    gzip.once("error", reject);
  });
  let waiting = "";
  for (const line of lines) {
    waiting += line;
    if (waiting.length < turn) continue;
    if (!gzip.write(waiting)) await Promise.race([new Promise((resolve) => gzip.once("drain", resolve)), packed]);
    waiting = "";
    await others();
  }
  gzip.end(waiting);
  return packed;
}
