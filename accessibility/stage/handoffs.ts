/** Drafts shown at the counter, in every state they come to, through the room's own doors. */

import type { Answers, Definition } from "../../app/engine/index.ts";
import type { Locale } from "../../app/i18n/locales.ts";
import type { StaffIdentity } from "../../app/identity/index.ts";
import type { Scene } from "../page-state.ts";
import { wholeAnswers } from "./cases.ts";

export async function clerkOf({ stage }: Scene): Promise<StaffIdentity> {
  const clerk = await stage.portal.staff.whoIs(stage.staffTokens.clerk);
  if (!clerk) throw new Error("the clerk is signed out");
  return clerk;
}

const good = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

export const whole = ({ stage }: Scene, definition: Definition): Answers =>
  wholeAnswers(stage.procedure(definition), stage.today);

/** The resident has a code on their screen; gives the code. */
export async function show(scene: Scene, definition: Definition, answers: Answers): Promise<string> {
  const { resident, stage, locale } = scene;
  const { drafts, handoffs } = stage.portal.applications;
  await resident.startDraft(definition.id, answers);
  const draft = await drafts.find(resident.sessionHash, definition.id);
  if (!draft) throw new Error("no draft");
  await handoffs.show(draft, locale);
  const shown = await handoffs.mine(resident.sessionHash, definition.id);
  if (!shown) throw new Error("nothing is shown");
  return handoffs.codeOf(shown.handoff);
}

/** A clerk has opened it; gives its id. */
export async function present(scene: Scene, definition: Definition, answers: Answers): Promise<string> {
  const code = await show(scene, definition, answers);
  return good(await scene.stage.portal.applications.handoffs.present(await clerkOf(scene), code)).id;
}

/** A clerk has begun it for somebody; gives its id. */
export async function begin(scene: Scene, definition: Definition, answers: Answers, locale: Locale = "ja") {
  const { applications, procedures } = scene.stage.portal;
  const clerk = await clerkOf(scene);
  const published = (await procedures.snapshot()).byId.get(definition.id);
  const begun = published && (await applications.handoffs.begin(clerk, published, locale));
  if (!begun) throw new Error("it cannot be begun");
  await change(scene, begun.id, answers);
  return begun.id;
}

async function draftOf(scene: Scene, id: string) {
  const view = await scene.stage.portal.applications.handoffs.openFor(await clerkOf(scene), id);
  if (!view?.draft) throw new Error("no draft");
  return view.draft;
}

export async function change(scene: Scene, id: string, answers: Answers): Promise<void> {
  await scene.stage.portal.applications.drafts.save(await draftOf(scene, id), { answers });
}

export async function identify(scene: Scene, id: string): Promise<void> {
  const { revision } = await draftOf(scene, id);
  good(await scene.stage.portal.applications.handoffs.identify(await clerkOf(scene), id, revision, "photo"));
}

export async function ready(scene: Scene, id: string): Promise<void> {
  const { revision } = await draftOf(scene, id);
  good(await scene.stage.portal.applications.handoffs.ready(await clerkOf(scene), id, revision));
}

export async function handIn(scene: Scene, id: string): Promise<void> {
  const { revision } = await draftOf(scene, id);
  const seen = { revision, confirmed: true };
  good(await scene.stage.portal.applications.handoffs.handIn(await clerkOf(scene), id, seen));
}
