/** Drafts with a resume code, here and on another device, through the room's own doors. */
import type { Draft } from "../../app/applications/index.ts";
import type { Answers, Definition } from "../../app/engine/index.ts";
import { randomToken, sha256 } from "../../app/lib/ids.ts";
import type { Scene } from "../page-state.ts";

async function issue({ stage, locale }: Scene, draft: Draft, email: string | null = null): Promise<string> {
  const { resumes } = stage.portal.applications;
  const issued = await resumes.issue(draft, { email, locale, address: `stage ${draft.id}` });
  const shown = await resumes.shown(draft);
  if (!issued.ok || !shown) throw new Error("no code was issued");
  return shown.code;
}

/** The resident's own draft. */
export async function ownDraft({ resident, stage }: Scene, { id }: Definition): Promise<Draft> {
  const draft = await stage.portal.applications.drafts.find(resident.sessionHash, id);
  if (!draft) throw new Error("the resident has no draft");
  return draft;
}

/** The resident's draft has a code; gives it. */
export async function withCode(scene: Scene, definition: Definition, email: string | null = null): Promise<string> {
  await scene.resident.startDraft(definition.id, {});
  return issue(scene, await ownDraft(scene, definition), email);
}

/** A draft on some other device, and the code of it. */
export async function draftElsewhere(scene: Scene, definition: Definition, answers: Answers = {}) {
  const { applications, procedures } = scene.stage.portal;
  const published = (await procedures.snapshot()).byId.get(definition.id);
  if (!published) throw new Error(`${definition.id} is not published`);
  const begun = { answers, carried: null };
  const draft = await applications.drafts.start(sha256(randomToken()), published, true, begun);
  const code = await issue(scene, draft);
  const shown = await applications.resumes.shown(draft);
  return { draft, code, path: shown?.path ?? "" };
}

/** A code that is written right and opens nothing. */
export async function deadCode(scene: Scene, definition: Definition): Promise<string> {
  const { draft, code } = await draftElsewhere(scene, definition);
  await scene.stage.portal.applications.drafts.discard(draft);
  return code;
}

/** The form the resident's draft was begun with is not the one of today. */
export async function onOlderForm(scene: Scene, definition: Definition, older: Definition, answers: Answers) {
  const published = (await scene.stage.portal.procedures.snapshot()).byId.get(older.id);
  await scene.resident.startDraft(definition.id, answers);
  const draft = await ownDraft(scene, definition);
  await scene.stage.portal.applications.drafts.save(draft, { versionId: published?.versionId ?? "" });
}
