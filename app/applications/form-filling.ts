/** Filling in a draft page by page: what is reachable, what a submitted page changes, what comes next. */
import {
  type Answers,
  decidingAnswers,
  type FieldErrors,
  type FileRef,
  type FormReader,
  openSession,
  type Refusal,
  removeFile,
  removeItem,
  reviewErrors,
  type Session,
  submitStep,
} from "../engine/index.ts";
import { isoDate } from "../i18n/dates.ts";
import type { Clock } from "../lib/clock.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Catalogue, Published } from "../procedures/index.ts";
import type { Drafts } from "./drafts.ts";
import type { Draft } from "./store.ts";

/** A draft opened at one page. `path` is a page of the engine, "identity" or "review". */
export type Filling = { draft: Draft; published: Published; session: Session };
export type OpenFailure =
  | { code: "no-procedure" }
  | { code: "no-draft" }
  | { code: "no-page" }
  /** `path`: where to go on. */
  | { code: "unreachable"; path: string };
export type PageFailure = { code: "refused"; refusal: Refusal } | { code: "stale" };

/** Where the applicant is identified, after the last question and before the review. */
export const identityPath = "identity";

const isItem = (path: string) => path.includes("/");

/** The page after this one with its new answers: they may open the next step or close it. From an item back to its list. */
const nextAfter = (session: Session, answers: Answers): string =>
  session.item !== null && session.step !== null
    ? session.step.id
    : (openSession(session.procedure, answers, session.path).next ?? "review");

export function createFormFilling(deps: { catalogue: Catalogue; drafts: Drafts; clock: Clock }) {
  const { catalogue, drafts, clock } = deps;
  const today = () => isoDate(clock.now());

  async function save(filling: Filling, answers: Answers): Promise<Result<null, { code: "stale" }>> {
    const { draft, session } = filling;
    const saved = await drafts.save(draft, { answers, carried: lookedAt(draft, session) });
    return saved === "saved" ? ok(null) : err({ code: "stale" });
  }

  return {
    today,

    async open(sessionHash: string | null, procedureId: string, path: string): Promise<Result<Filling, OpenFailure>> {
      const draft = sessionHash === null ? null : await drafts.find(sessionHash, procedureId);
      if (!draft) {
        const known = (await catalogue.snapshot()).byId.has(procedureId);
        return err({ code: known ? "no-draft" : "no-procedure" });
      }
      const published = await catalogue.version(draft.versionId);
      if (path === identityPath) {
        const session = openSession(published.procedure, draft.answers, "review");
        if (published.procedure.definition.assurance.level === "none") return err({ code: "no-page" });
        // With the card it may be done first: then the card fills in what it knows.
        const mayBeFirst = published.procedure.definition.assurance.level === "jpki";
        if (!session.complete && !mayBeFirst) return err({ code: "unreachable", path: session.firstIncomplete });
        return ok({ draft, published, session });
      }
      const session = openSession(published.procedure, draft.answers, path);
      if (session.reachable(path)) return ok({ draft, published, session });
      // A page that exists in the definition is unreachable now; anything else is no page at all.
      const stepId = path.split("/")[0] ?? "";
      const isKnown =
        path === "review" || (published.procedure.stepById.has(stepId) && (!isItem(path) || session.page !== null));
      return err(isKnown ? { code: "unreachable", path: session.firstIncomplete } : { code: "no-page" });
    },

    /** Takes in the page; right uploads of a refused page are kept in the draft. */
    async submit(filling: Filling, form: FormReader): Promise<Result<{ next: string }, PageFailure>> {
      const { session } = filling;
      const taken = submitStep(session, form, { today: today() });
      if (taken.ok) {
        const saved = await save(filling, taken.value);
        return saved.ok ? ok({ next: nextAfter(session, taken.value) }) : saved;
      }
      const kept = session.item === null ? taken.error.files : {};
      if (Object.values(kept).some((files) => files.length > 0)) {
        const deciding = decidingAnswers(session, form, Object.keys(kept), { today: today() });
        const saved = await save(filling, withFiles({ ...session.answers, ...deciding }, kept));
        if (!saved.ok) return saved;
      }
      return err({ code: "refused", refusal: taken.error });
    },

    /**
     * Keeps files of the page's fields at once; all of them, or those of right fields when a field has the wrong ones. With
     * them go the answers of the form that they are asked for by.
     */
    async addFiles(
      filling: Filling,
      form: FormReader,
      added: readonly { fieldId: string; file: FileRef }[],
    ): Promise<Result<null, PageFailure>> {
      const { session } = filling;
      if (session.item !== null || added.length === 0) return ok(null);
      const taken = addToPage(session, added, today());
      const ids = added.map(({ fieldId }) => fieldId);
      const deciding = decidingAnswers(session, form, ids, { today: today() });
      const saved = await save(filling, { ...taken.answers, ...deciding });
      if (!saved.ok) return saved;
      const isRight = Object.keys(taken.errors).length === 0;
      return isRight ? ok(null) : err({ code: "refused", refusal: { errors: taken.errors, raw: {}, files: {} } });
    },

    removeItem: (filling: Filling, index: number) => save(filling, removeItem(filling.session, index)),
    removeFile: (filling: Filling, fieldId: string, fileId: string) =>
      save(filling, removeFile(filling.session, fieldId, fileId)),

    /** Stored answers read again on the day of sending; empty when they may be sent. */
    mistakes: (session: Session) => reviewErrors(session, { today: today() }),
  };
}
export type FormFilling = ReturnType<typeof createFormFilling>;

/** A page that was saved has been looked at: it need not be pointed out any more. */
function lookedAt({ carried }: Draft, { step }: Session): Draft["carried"] {
  return carried && { ...carried, asked: carried.asked.filter((id) => id !== step?.id) };
}

function withFiles(answers: Answers, added: Record<string, FileRef[]>): Answers {
  const merged = { ...answers };
  for (const [id, files] of Object.entries(added)) {
    if (files.length > 0) merged[id] = [...((answers[id] as FileRef[] | undefined) ?? []), ...files];
  }
  return merged;
}

/** A field takes all of its new files or none; what is wrong with them is told as when the page is sent. */
function addToPage(session: Session, added: readonly { fieldId: string; file: FileRef }[], today: string) {
  const errors: FieldErrors = {};
  const right: Record<string, FileRef[]> = {};
  for (const field of session.fields) {
    const files = added.filter(({ fieldId }) => fieldId === field.id).map(({ file }) => file);
    if (field.spec.type !== "file" || files.length === 0) continue;
    const kept = (session.answers[field.id] as FileRef[] | undefined) ?? [];
    const parts = { get: () => "", all: () => [], files: [...kept, ...files] };
    const parsed = field.module.parse(parts, field.spec, { today });
    if (parsed.ok) right[field.id] = files;
    else errors[field.id] = parsed.error;
  }
  return { errors, answers: withFiles(session.answers, right) };
}
