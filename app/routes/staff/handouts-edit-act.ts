/** What the buttons of the editor do. Whatever is refused comes back with everything that was typed. */
import type { Failure } from "../../handouts/index.ts";
import { pageError } from "../../http/errors.ts";
import type { FormReader } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { noProblems } from "../../ui/console/publishing-problems.tsx";
import { base } from "./handouts-base.ts";
import { type Editing, editView, editWays, theirsView } from "./handouts-edit-view.ts";
import { fieldErrors, readTyped, sourceOf } from "./handouts-form.ts";
import { failureStatus, failureWords, localeOf, type Place, t } from "./handouts-place.ts";
import { findingViews, mistakeViews } from "./handouts-preview-view.ts";

type Answer = Response | { status: number; view: Awaited<ReturnType<typeof editView>> };

export async function answerEdit(place: Place, form: FormReader): Promise<Answer> {
  const { portal, staff, file } = place;
  const { publishing } = portal.handouts;
  const locale = localeOf(form.get("locale"));
  const typed = readTyped(form);
  const stored = await portal.publishingDesk.version(file, Number(form.get("version")));
  if (!stored) throw pageError("bad-request");
  const button = form.get("action") ?? "";
  const show = async (
    status: number,
    rest: Omit<Editing, "version" | "locale"> & Partial<Editing>,
  ): Promise<Answer> => ({
    status,
    view: await editView(place, { version: stored, locale, typed, ...rest }),
  });
  if (button === "preview") return show(200, {});
  if (button !== "save" && button !== "submit" && !button.startsWith("go-")) throw pageError("bad-request");

  const revision = Number(form.get("revision"));
  const seen = { handoutId: file.id, version: stored.version, revision, by: staff };
  const saved = await publishing.save(seen, sourceOf(stored.content, locale, typed), typed.inputs.changeNote ?? "");
  if (!saved.ok) return refused(place, saved.error, { version: stored, locale, typed });
  if (button !== "submit") {
    const next = button === "save" ? locale : localeOf(button.slice(3));
    return seeOther(`${base}/${file.id}/edit?locale=${next}&done=save`);
  }
  const sent = await publishing.submitForReview({ ...seen, revision: saved.value.revision });
  if (sent.ok) return seeOther(`${base}/${file.id}?done=submit`);
  if (sent.error.code !== "gate")
    return show(failureStatus(sent.error), { version: saved.value, failure: failureWords(sent.error) });
  return show(422, {
    version: saved.value,
    failure: t("publishing:failure.gateSaved"),
    problems: findingViews(sent.error.findings, editWays(file.id, locale)),
  });
}

async function refused(
  place: Place,
  failure: Failure,
  editing: Editing & { typed: NonNullable<Editing["typed"]> },
): Promise<Answer> {
  const { file, portal } = place;
  const { version, locale, typed } = editing;
  const status = failureStatus(failure);
  const show = async (rest: Partial<Editing>): Promise<Answer> => ({
    status,
    view: await editView(place, { ...editing, failure: failureWords(failure), ...rest }),
  });
  const state =
    failure.code === "stale" ? failure.latest.state : failure.code === "wrong-state" ? failure.state : "draft";
  if (state !== "draft")
    return show({ failure: t("publishing:failure.wrong-state-edit", { state: t(`publishing:state.${state}`) }) });
  if (failure.code === "stale") {
    const latest = (await portal.publishingDesk.version(file, version.version)) ?? version;
    // The next press overwrites: the person has seen now what stands there.
    return show({
      version: latest,
      failure: t("publishing:failure.staleEdit"),
      theirs: theirsView(place, latest, locale, typed),
    });
  }
  if (failure.code === "meta") return show({ errors: fieldErrors(failure.issues, typed) });
  if (failure.code === "mistakes")
    return show({ problems: { ...noProblems, mistakes: mistakeViews(failure.mistakes, editWays(file.id, locale)) } });
  if (failure.code === "forbidden") throw pageError("forbidden");
  return show({});
}
