/**
 * Bytes of attachments on disk, outside the web root. A file is written and fsynced before the row that names it; what no
 * row names is swept. The type is read from the bytes, never believed from the browser.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { fileTypeFromBuffer } from "file-type";
import type { FileRef } from "../engine/index.ts";
import type { Clock } from "../lib/clock.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { writeDurably } from "../lib/write-durably.ts";
import type { ApplicationStore } from "./store.ts";

export const maxFileBytes = 10 * 1024 * 1024;
const accepted = new Set(["image/jpeg", "image/png", "application/pdf"]);
/** A file younger than this may belong to a row that is about to be written. */
const sweepAfterMs = 3_600_000;

export type UploadFailure = "too-large" | "wrong-type" | "empty";
/** A file belongs to a draft, or to an application that is being corrected. */
export type Owner = { sessionHash: string; draftId: string | null; applicationId?: string };
export type Upload = Owner & { name: string; bytes: AsyncIterable<Uint8Array> };

/** File name as shown: no folders, no control characters, at most 120 characters. */
const shownName = (name: string) => {
  const plain = (name.split(/[/\\]/).pop() ?? "").replace(/[\p{Cc}\p{Cs}\p{Cf}]/gu, "").trim();
  return [...plain].slice(-120).join("") || "file";
};

export function createAttachments(directory: string, store: ApplicationStore, clock: Clock, newId: () => string) {
  const fileOf = (id: string) => path.join(directory, id.slice(0, 2), id);

  return {
    async save(upload: Upload): Promise<Result<FileRef, UploadFailure>> {
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of upload.bytes) {
        size += chunk.byteLength;
        if (size > maxFileBytes) return err("too-large");
        chunks.push(chunk);
      }
      if (size === 0) return err("empty");
      const bytes = Buffer.concat(chunks);
      const type = (await fileTypeFromBuffer(bytes))?.mime ?? "";
      if (!accepted.has(type)) return err("wrong-type");
      const file: FileRef = { id: newId(), name: shownName(upload.name), type, bytes: size };
      await writeDurably(fileOf(file.id), bytes);
      await store.addAttachment({
        ...file,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        sessionHash: upload.sessionHash,
        draftId: upload.draftId,
        applicationId: upload.applicationId ?? null,
        createdAt: clock.now(),
      });
      return ok(file);
    },

    /** Takes back a file of a draft; the row goes first, so that no row is left without its file. */
    async remove(id: string, sessionHash: string): Promise<void> {
      if (await store.removeAttachment(id, sessionHash)) await rm(fileOf(id), { force: true });
    },

    read: (id: string): Promise<Buffer> => readFile(fileOf(id)),

    /** Deletes files that no row names; returns how many. */
    async sweep(): Promise<number> {
      const named = new Set(await store.attachmentIds());
      let swept = 0;
      for (const folder of await readdir(directory).catch(() => [] as string[])) {
        for (const name of await readdir(path.join(directory, folder))) {
          const file = path.join(directory, folder, name);
          if (named.has(name) || clock.now() - (await stat(file)).mtimeMs < sweepAfterMs) continue;
          await rm(file, { force: true });
          swept++;
        }
      }
      return swept;
    },
  };
}
