/**
 * Door of the files that residents and clerks send: looked at, drawn anew, sealed, kept; opened in one way only. See README.md.
 * A file is written and fsynced before the row that names it; what no row names is swept.
 */
import { containsIndividualNumber, type FileRef } from "../../engine/index.ts";
import type { Clock } from "../../lib/clock.ts";
import { sha256 } from "../../lib/ids.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { AttachmentRow } from "../store.ts";
import type { AttachmentStore, Scan } from "./attachment-store.ts";
import { type Examined, type ExamineFailure, examine, maxFileBytes } from "./examine.ts";
import { safeName } from "./file-name.ts";
import { createPlace } from "./place.ts";
import { createRounds } from "./rounds.ts";
import type { Scanner } from "./scanner.ts";
import { createSeal } from "./seal.ts";

export { createClamd } from "./clamd.ts";
export { maxFileBytes } from "./examine.ts";
export { demoScanner, type Scanner } from "./scanner.ts";

/** Of one draft; an application may hold more, with what was sent for corrections and messages. */
export const maxDraftBytes = 60 * 1024 * 1024;
const maxApplicationBytes = 200 * 1024 * 1024;
/** Of one browser. */
const perSession = { tries: 200, windowMs: 3_600_000 };
/** A file younger than this may belong to a row that is about to be written. */
const sweepAfterMs = 3_600_000;
/** What was sent along with a message that was never sent. */
const unownedMs = 24 * 3_600_000;

/**
 * "number-in-name": the name holds a マイナンバー. "infected": the scanner found something. "too-much": together with what is
 * there already. "too-often": of this browser, within the hour.
 */
export type UploadFailure = ExamineFailure | "number-in-name" | "infected" | "too-much" | "too-often";
/** "waiting": not looked at yet, so nobody may open it. "infected": something was found, and its bytes are gone. */
export type OpenFailure = "missing" | "waiting" | "infected";
export type OpenedFile = { name: string; type: string; bytes: Buffer<ArrayBuffer> };

/** A file belongs to a draft, or to an application that is being corrected. */
export type Owner = { sessionHash: string; draftId: string | null; applicationId?: string };
type Given = Owner & { name: string; purpose?: AttachmentRow["purpose"] };
export type Upload = Given & { bytes: AsyncIterable<Uint8Array> };

export type AttachmentsDeps = {
  directory: string;
  /** The first seals, all open. */
  keys: readonly Buffer[];
  scanner: Scanner;
  store: AttachmentStore;
  clock: Clock;
  newId(): string;
  limits: {
    take(key: string, max: number, windowMs: number, now: number): Promise<{ allowed: boolean }>;
  };
  /** What nobody expected: a file that is gone, changed, or sealed by a key that is not here. */
  onIncident(id: string, error: Error): void;
  /** Tells the applicant and the clerk that a file of an application is gone. */
  onRefused(row: AttachmentRow): Promise<void>;
};

export function createAttachments(deps: AttachmentsDeps) {
  const { store, clock, scanner } = deps;
  const place = createPlace(deps.directory);
  const seal = createSeal(deps.keys);

  async function keep(given: Given, { bytes, type }: Examined, scan: Exclude<Scan, "infected">): Promise<FileRef> {
    const file: FileRef = { id: deps.newId(), name: safeName(given.name, type), type, bytes: bytes.byteLength };
    await place.write(scan === "clean" ? "kept" : "quarantine", file.id, seal.seal(file.id, bytes));
    await store.addAttachment({
      ...file,
      sha256: sha256(bytes),
      purpose: given.purpose ?? "answer",
      scan,
      sessionHash: given.sessionHash,
      draftId: given.draftId,
      applicationId: given.applicationId ?? null,
      createdAt: clock.now(),
    });
    return file;
  }

  /** Before its bytes are looked at. */
  async function refusalOf(upload: Upload, size: number): Promise<UploadFailure | null> {
    const { name, sessionHash, draftId, applicationId = null } = upload;
    if (size === 0) return "empty";
    if (containsIndividualNumber(name)) return "number-in-name";
    const { tries, windowMs } = perSession;
    const taken = await deps.limits.take(`upload ${sessionHash}`, tries, windowMs, clock.now());
    if (!taken.allowed) return "too-often";
    const most = applicationId === null ? maxDraftBytes : maxApplicationBytes;
    return (await store.heldBytes({ draftId, applicationId })) + size > most ? "too-much" : null;
  }

  /** The bytes behind a row, exactly those that were kept; null and an incident when they are not there. */
  async function bytesOf(row: AttachmentRow, shelf: "kept" | "quarantine"): Promise<Buffer<ArrayBuffer> | null> {
    const sealed = await place.read(shelf, row.id);
    if (sealed === null) return null;
    const opened = seal.unseal(row.id, sealed);
    if (opened.ok && sha256(opened.value) === row.sha256) return opened.value;
    deps.onIncident(row.id, new Error(`a kept file does not open: ${opened.ok ? "changed" : opened.error}`));
    return null;
  }

  return {
    /** The one way in for a stranger's file. */
    async save(upload: Upload): Promise<Result<FileRef, UploadFailure>> {
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of upload.bytes) {
        size += chunk.byteLength;
        if (size > maxFileBytes) return err("too-large");
        chunks.push(chunk);
      }
      const refused = await refusalOf(upload, size);
      if (refused) return err(refused);
      const bytes = Buffer.concat(chunks);
      // As it came: what hangs behind an image is gone once that is drawn anew.
      const verdict = await scanner.scan(bytes);
      if (verdict === "infected") return err("infected");
      const examined = await examine(bytes);
      if (!examined.ok) return err(examined.error);
      return ok(await keep(upload, examined.value, verdict === "clean" ? "clean" : "waiting"));
    },

    /** A file that the portal itself has made. */
    keepOwn: (given: Given, made: Examined): Promise<FileRef> => keep(given, made, "clean"),

    /** The one way out. */
    async open(id: string): Promise<Result<OpenedFile, OpenFailure>> {
      const row = await store.attachment(id);
      if (!row) return err("missing");
      if (row.scan !== "clean") return err(row.scan);
      const bytes = await bytesOf(row, "kept");
      if (bytes !== null) return ok({ name: row.name, type: row.type, bytes });
      deps.onIncident(id, new Error("a clean file cannot be read"));
      return err("missing");
    },

    /** How files stand that are shown: those that wait or were refused; the others may be opened. */
    async standing(files: readonly FileRef[]): Promise<Map<string, Exclude<Scan, "clean">>> {
      const scans = files.length === 0 ? [] : await store.scansOf(files.map(({ id }) => id));
      return new Map(scans.flatMap(({ id, scan }) => (scan === "clean" ? [] : [[id, scan] as const])));
    },

    /** Takes back a file of a draft; the row goes first, so that no row is left without its file. */
    async remove(id: string, sessionHash: string): Promise<void> {
      if (await store.removeAttachment(id, sessionHash)) await place.remove(id);
    },

    /** What a draft holds and its answers do not name (any more) does not go along with them. */
    async keepOnly(draftId: string, named: readonly FileRef[]): Promise<void> {
      const gone = await store.removeUnnamed(
        draftId,
        named.map(({ id }) => id),
      );
      for (const id of gone) await place.remove(id);
    },

    rounds: createRounds({ store, place, bytesOf, scanner, onRefused: deps.onRefused, onIncident: deps.onIncident }),

    /** Deletes rows that belong to nothing, and files that no row names; returns how many files. */
    async sweep(): Promise<number> {
      await store.removeUnowned(clock.now() - unownedMs);
      const before = clock.now() - sweepAfterMs;
      const scans = new Map((await store.attachmentIds()).map(({ id, scan }) => [id, scan]));
      // One that was just moved out of quarantine may still be called waiting.
      return place.sweep((shelf, id) => {
        const scan = scans.get(id);
        return scan === "waiting" || (scan === "clean" && shelf === "kept");
      }, before);
    },
  };
}
export type Attachments = ReturnType<typeof createAttachments>;
