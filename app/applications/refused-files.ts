/** Files in which the scanner found something: told once in the history, looked for before a draft is sent. */
import { type FileRef, type Session, summarize } from "../engine/index.ts";
import type { Clock } from "../lib/clock.ts";
import type { OutgoingMail } from "../notifications/index.ts";
import { foldStatus } from "./actions.ts";
import type { Attachments } from "./attachments/index.ts";
import type { ApplicationRecord, ApplicationStore, AttachmentRow } from "./store.ts";

/** Others write the history at the same time; nobody does so this often. */
const mostTries = 20;

export function createFileRefusal(deps: {
  store: ApplicationStore;
  clock: Clock;
  mails(application: ApplicationRecord, file: FileRef): Promise<OutgoingMail[]>;
}) {
  const { store, clock } = deps;

  /** Appends the event to the application's history; once, however often it is called. */
  return async function refuse({ id, name, type, bytes, applicationId }: AttachmentRow): Promise<void> {
    const file: FileRef = { id, name, type, bytes };
    for (let tries = 0; tries < mostTries; tries++) {
      const application = applicationId === null ? null : await store.byId(applicationId);
      if (!application) return;
      const history = (await store.history(application.id)).slice(0, application.lastSeq);
      if (history.some((event) => event.type === "file-refused" && event.file.id === id)) return;
      const at = clock.now();
      const seq = application.lastSeq + 1;
      const event = { type: "file-refused" as const, file, seq, at, actor: { kind: "system" as const } };
      const outcome = await store.append({
        applicationId: application.id,
        expectedSeq: application.lastSeq,
        events: [event],
        status: foldStatus([...history, event]),
        mails: await deps.mails(application, file),
        at,
      });
      if (outcome === "appended") return;
    }
    throw new Error("the history changes too fast to tell of a refused file");
  };
}

/** A file of the answers that cannot be sent; `stepPath`: the page on which it is taken out. */
export type RefusedFile = { stepPath: string; fieldId: string; file: FileRef };

/** `waiting`: paths of answers ("papers", "movers/2/proof") with a file that nobody has looked at yet. */
export type AnswerFiles = {
  named: FileRef[];
  refused: RefusedFile[];
  waiting: Set<string>;
  standing: Awaited<ReturnType<Attachments["standing"]>>;
};

/** All files the answers name, and how they stand. */
export async function filesOfAnswers(
  session: Session,
  attachments: Pick<Attachments, "standing">,
): Promise<AnswerFiles> {
  const all = summarize(session, session.procedure, "ja").flatMap(({ stepPath, rows }) =>
    rows.flatMap(({ path, files }) =>
      files.map((file) => ({ stepPath, path, fieldId: path.split("/").at(-1) ?? path, file })),
    ),
  );
  const named = all.map(({ file }) => file);
  const standing = await attachments.standing(named);
  const of = (wanted: "waiting" | "infected") => all.filter(({ file }) => standing.get(file.id) === wanted);
  return { named, refused: of("infected"), waiting: new Set(of("waiting").map(({ path }) => path)), standing };
}
