/**
 * Images of handouts on disk, named by what is in them: the same image is kept once, and an address never changes its picture.
 * Nobody names an image before it is written. With several instances this folder is shared, as that of the attachments.
 */
import path from "node:path";
import type { ImageFailure, ImageType } from "../lib/images/image.ts";
import { prepareImage } from "../lib/images/prepare-image.ts";
import { readIfThere } from "../lib/read-if-there.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { writeDurably } from "../lib/write-durably.ts";

export type KeptImage = { id: string; type: ImageType; width: number; height: number };

const extensions: Record<ImageType, string> = { "image/jpeg": "jpg", "image/png": "png" };
const types = Object.keys(extensions) as ImageType[];
const isId = (id: string): boolean => /^[0-9a-f]{64}$/.test(id);

export type HandoutImages = ReturnType<typeof createHandoutImages>;

export function createHandoutImages(directory: string) {
  const fileOf = (id: string, type: ImageType) => path.join(directory, `${id}.${extensions[type]}`);

  return {
    /** Takes an upload in: drawn anew, then kept. */
    async add(upload: Uint8Array): Promise<Result<KeptImage, ImageFailure>> {
      const image = await prepareImage(upload);
      if (!image.ok) return err(image.error);
      const { id, bytes, type, width, height } = image.value;
      await writeDurably(fileOf(id, type), bytes);
      return ok({ id, type, width, height });
    },

    /** Null: there is no such image. For the gate, too: a text may name one that is not here. */
    async read(id: string): Promise<{ bytes: Buffer<ArrayBuffer>; type: ImageType } | null> {
      if (!isId(id)) return null;
      for (const type of types) {
        const bytes = await readIfThere(fileOf(id, type));
        if (bytes) return { bytes, type };
      }
      return null;
    },
  };
}
