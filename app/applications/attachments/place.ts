/**
 * Where the bytes lie: sealed, outside everything that is served. Those nobody has looked at yet lie apart, in quarantine, and
 * are moved once they are clean, so that what is read for somebody cannot be one of them.
 */
import { constants } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { readIfThere } from "../../lib/read-if-there.ts";
import { writeDurably } from "../../lib/write-durably.ts";

export type Shelf = "kept" | "quarantine";

export type Place = ReturnType<typeof createPlace>;

export function createPlace(directory: string) {
  const folders: Record<Shelf, string> = { kept: directory, quarantine: `${directory}-quarantine` };
  const fileOf = (shelf: Shelf, id: string) => path.join(folders[shelf], id.slice(0, 2), id);

  return {
    write: (shelf: Shelf, id: string, sealed: Uint8Array): Promise<void> => writeDurably(fileOf(shelf, id), sealed),
    /** Null: there is no such file. */
    read: (shelf: Shelf, id: string): Promise<Buffer<ArrayBuffer> | null> => readIfThere(fileOf(shelf, id)),

    /** Out of quarantine; one that was moved already stays where it is. */
    async release(id: string): Promise<void> {
      const target = fileOf("kept", id);
      await mkdir(path.dirname(target), { recursive: true });
      await rename(fileOf("quarantine", id), target).catch((error: unknown) => {
        if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
      });
      const folder = await open(path.dirname(target), constants.O_RDONLY);
      // The move, too, must survive a power cut before anybody is told of it.
      await folder.sync().finally(() => folder.close());
    },

    async remove(id: string): Promise<void> {
      for (const shelf of ["kept", "quarantine"] as const) await rm(fileOf(shelf, id), { force: true });
    },

    /** Deletes what `isNamed` does not know and is older than `before`; returns how many. */
    async sweep(isNamed: (shelf: Shelf, id: string) => boolean, before: number): Promise<number> {
      let swept = 0;
      for (const shelf of ["kept", "quarantine"] as const) {
        for (const folder of await namesIn(folders[shelf])) {
          for (const name of await namesIn(path.join(folders[shelf], folder))) {
            const file = path.join(folders[shelf], folder, name);
            if (isNamed(shelf, name)) continue;
            const known = await stat(file).catch(() => null);
            if (known === null || known.mtimeMs > before) continue;
            await rm(file, { force: true });
            swept++;
          }
        }
      }
      return swept;
    },
  };
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
