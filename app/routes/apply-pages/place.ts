/** One page of one draft, opened for its reader; the failures become pages that know a way on. */
import {
  type AnswerFiles,
  type Filling,
  type FormFilling,
  identityMeets,
  identityPath,
} from "../../applications/index.ts";
import { errorCodeOf, pageError } from "../../http/errors.ts";
import type { FormFrame } from "../../ui/layout/frame.ts";
import { cityView, conflict, tooLarge } from "../frame.ts";
import type { Reader } from "../reader.ts";

/** `filling`: the form's rules; a clerk's differ in what may come later. */
export type Place = Filling & {
  reader: Reader;
  filling: FormFilling;
  path: string;
  base: string;
  hidden: Record<string, string>;
  /** Of the whole draft: how they stand. */
  files: AnswerFiles;
};

const link = (reader: Reader, label: string, path: string) => ({ label: reader.t(label), href: reader.href(path) });

/** Throws the page that says what is wrong and where to go on. */
export async function openPlace(reader: Reader, procedureId: string, path: string): Promise<Place> {
  const base = `/procedures/${procedureId}/apply`;
  const { filling } = reader.portal.applications;
  const opened = await filling.open(reader.sessionHash, procedureId, path);
  if (!opened.ok) {
    if (opened.error.code === "no-draft") throw await withoutDraft(reader, procedureId, base);
    if (opened.error.code !== "unreachable") throw pageError("not-found");
    throw conflict("unreachable", [link(reader, "portal:continue", `${base}/${opened.error.path}`)]);
  }
  const { draft, session } = opened.value;
  const files = await reader.portal.applications.filesOf(session);
  return { ...opened.value, reader, filling, path, base, files, hidden: seenOf(draft) };
}

/** The same page, with the draft as it is by now. */
export async function reopened(place: Place): Promise<Place> {
  const { draft, filling, path, reader, hidden } = place;
  const fresh = await filling.open(draft.sessionHash, draft.procedureId, path);
  if (!fresh.ok) return place;
  const files = await reader.portal.applications.filesOf(fresh.value.session);
  return { ...place, ...fresh.value, files, hidden: { ...hidden, ...seenOf(fresh.value.draft) } };
}

export const isSeen = ({ id, revision }: Place["draft"], form: { get(name: string): string | null }): boolean =>
  form.get("_draft") === id && form.get("_rev") === String(revision);

/** What a form carries of the draft its page was drawn from. */
export const seenOf = ({ id, revision }: Place["draft"]) => ({ _draft: id, _rev: String(revision) });

/** There is no draft here: it went to another device, was sent, or ran out. */
export async function withoutDraft(reader: Reader, procedureId: string, base: string) {
  const { resumes } = reader.portal.applications;
  const isElsewhere = await resumes.elsewhere(reader.trail, procedureId, reader.sessionHash);
  const ways = await waysWithoutDraft(reader, procedureId, base);
  const enter = link(reader, "resume:link.gone.enter", "/resume");
  return isElsewhere ? conflict("moved", [enter, ...ways]) : conflict("no-draft", [...ways, enter]);
}

/** Whoever presses back after sending wants what was sent; anyone else may begin. */
async function waysWithoutDraft(reader: Reader, procedureId: string, base: string) {
  const { sessionHash, portal } = reader;
  const mine = sessionHash === null ? [] : await portal.applications.mine(sessionHash);
  const sent = mine.find((row) => row.procedureId === procedureId);
  const begin = link(reader, "portal:titles.start", base);
  return sent ? [link(reader, "portal:titles.application", `/applications/${sent.receipt}`), begin] : [begin];
}

/** A page drawn for an older state of the draft, or for another draft: nothing is written. */
export function refuseStale(place: Place, form: { get(name: string): string | null }): void {
  const { draft, reader, base, session } = place;
  if (isSeen(draft, form)) return;
  throw conflict("stale", [link(reader, "portal:continue", `${base}/${session.firstIncomplete}`)]);
}

export const staleDraft = ({ reader, base, session }: Place) =>
  conflict("stale", [link(reader, "portal:continue", `${base}/${session.firstIncomplete}`)]);

/** What stopped the reading of this page's form, with the way back to the page when its files were too large. */
export const unread = ({ reader, base, path }: Place, error: unknown): unknown =>
  errorCodeOf(error) === "too-large" ? tooLarge([link(reader, "portal:continue", `${base}/${path}`)]) : error;

export function identified({ draft, published, reader }: Place): boolean {
  const { level } = published.procedure.definition.assurance;
  return identityMeets(level, draft.identity, reader.portal.cardIdentity?.demo === true);
}

/** Where the button leads after the last step: to the identity page when it is needed and not done. */
export const afterStep = (place: Place, next: string): string =>
  next === "review" && !identified(place) ? identityPath : next;

export function frameOf(place: Place): FormFrame {
  const { reader, session, path, base, published } = place;
  const { level } = published.procedure.definition.assurance;
  const extra = level === "none" ? 0 : 1;
  const { index, total } = session.progress;
  const position = path === identityPath ? total : path === "review" ? total + extra : index;
  const last = session.paths[session.paths.length - 2];
  // Who came to change an answer goes back to where the changing began.
  const from = cameFrom(place);
  // With the card one may be identified before the questions; that is no step on the way.
  const isFirst = path === identityPath && !session.complete;
  const steps = isFirst
    ? session.firstIncomplete
    : path === identityPath
      ? last
      : path === "review" && extra === 1
        ? identityPath
        : session.back;
  const back =
    from === "review" && session.complete ? "review" : from === "list" ? `${steps}${asFrom("review")}` : steps;
  return {
    city: cityView(reader.portal.city, reader.locale, reader.t),
    backHref: reader.href(back ? `${base}/${back}` : base),
    procedureTitle: reader.text(published.procedure.definition.title),
    progress: isFirst ? null : { index: position, total: total + extra },
  };
}

/**
 * Where the reader left to change an answer: the check page, or a list of items that was itself opened from there. It
 * stands in the address, so that it needs no script and survives an error.
 */
export type Origin = "review" | "list";
export const asFrom = (origin: Origin | null) => (origin === null ? "" : `?from=${origin}`);

export function cameFrom({ reader }: Place): Origin | null {
  const from = reader.url.searchParams.get("from");
  return from === "review" || from === "list" ? from : null;
}

/** The counter as a way on: a clerk fills in the rest, and looks at papers of identity where that is needed. */
export const handoffOffer = ({ reader, base, published }: Place) => ({
  href: reader.href(`${base}/handoff`),
  identity: published.procedure.definition.assurance.level !== "none",
});

/** Going on later: on this device, or with a code on another one. */
export const leaveHref = ({ reader, base }: Place): string => reader.href(`${base}/later`);
