/** A file that is there, whole, after a power cut, or not at all: whoever names it afterwards names something. */
import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";

export async function writeDurably(target: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  // Of its own: the same file may be written twice at the same time.
  const part = `${target}.${randomUUID()}.part`;
  try {
    const handle = await open(part, "wx", 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  const folderHandle = await open(folder, constants.O_RDONLY);
  // The name, too, must survive a power cut.
  await folderHandle.sync().finally(() => folderHandle.close());
}
