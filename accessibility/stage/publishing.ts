/** Handouts on the publishing desk in the states that its pages show. */
import type { HandoutVersion, Seen, Source } from "../../app/handouts/index.ts";
import { must } from "./must.ts";
import type { Stage } from "./stage.ts";

const writer = { login: "publisher", role: "publisher" } as const;
const second = { login: "publisher-2", role: "publisher" } as const;
let saves = 0;

const seenBy = ({ handoutId, version, revision }: HandoutVersion, by: Seen["by"] = writer): Seen => ({
  handoutId,
  version,
  revision,
  by,
});
const sourceOf = ({ content }: HandoutVersion): Source => ({
  meta: content.meta,
  texts: Object.fromEntries(Object.entries(content.texts).map(([locale, { markdown }]) => [locale, markdown])),
});

async function open({ portal }: Stage, handoutId: string): Promise<HandoutVersion | null> {
  const staff = { id: "stage", name: "見本 公開", departments: [], ...writer };
  return (await portal.publishingDesk.open(staff, handoutId))?.inWork ?? null;
}

/** The draft there is, or a new one; one in review comes back. */
export async function aDraft(stage: Stage, handoutId: string): Promise<HandoutVersion> {
  const { publishing } = stage.portal.handouts;
  const there = await open(stage, handoutId);
  if (there?.state === "draft") return there;
  if (there) return must(await publishing.returnToAuthor(seenBy(there, second), "検査のために戻します。"));
  return must(await publishing.startDraft({ handoutId }, writer));
}

/** Somebody else saves the draft: whoever had it open is late. */
export async function savedMeanwhile(stage: Stage, handoutId: string): Promise<void> {
  const draft = await aDraft(stage, handoutId);
  const source = sourceOf(draft);
  saves += 1;
  const summary = { ...draft.content.meta.summary, ja: `ほかの人が保存した一文、その${saves}。` };
  const changed = { ...source, meta: { ...draft.content.meta, summary } };
  must(await stage.portal.handouts.publishing.save(seenBy(draft, second), changed, ""));
}

/** With something added, so that there is a difference to see. */
export async function inReview(stage: Stage, handoutId: string): Promise<void> {
  const { publishing } = stage.portal.handouts;
  if ((await open(stage, handoutId))?.state === "review") return;
  const draft = await aDraft(stage, handoutId);
  const source = sourceOf(draft);
  const added = { ...source, texts: { ...source.texts, ja: `${source.texts.ja}\n\n審査のために足した一文です。` } };
  const saved = must(await publishing.save(seenBy(draft), added, "一文を足しました。"));
  must(await publishing.submitForReview(seenBy(saved)));
}

export async function waiting(stage: Stage, handoutId: string): Promise<void> {
  if ((await open(stage, handoutId))?.state === "approved") return;
  await inReview(stage, handoutId);
  const review = await open(stage, handoutId);
  if (!review) throw new Error("nothing is in review");
  const inAWeek = stage.portal.clock.now() + 7 * 86_400_000;
  must(await stage.portal.handouts.publishing.approve(seenBy(review, second), inAWeek));
}
