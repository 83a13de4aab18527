/** The editor as it is drawn: what is stored, or what was typed and could not be stored. */

import { type HandoutVersion, handoutCategories } from "../../handouts/index.ts";
import { type Locale, locales } from "../../i18n/locales.ts";
import { departmentsOfHandouts } from "../../identity/index.ts";
import { imageLimits } from "../../lib/images/image.ts";
import type { ImageUploadAnswer } from "../../ui/console/handouts/image-upload.tsx";
import type { PublishingEditProps } from "../../ui/console/publishing-edit-page.tsx";
import type { Option } from "../../ui/console/publishing-field.tsx";
import { fieldId } from "../../ui/console/publishing-field.tsx";
import type { ProblemsView } from "../../ui/console/publishing-problems.tsx";
import type { TheirsView } from "../../ui/console/publishing-theirs.tsx";
import { base } from "./handouts-base.ts";
import { sourceOf, type Typed, typedOf } from "./handouts-form.ts";
import { languageName, type Place, t, whenIs, whoIs } from "./handouts-place.ts";
import { previewOf, problemsOf, type Ways } from "./handouts-preview-view.ts";

export type Editing = {
  /** As it is stored now. */
  version: HandoutVersion;
  locale: Locale;
  /** Absent: what is stored. */
  typed?: Typed;
  done?: string | null;
  failure?: string;
  errors?: Record<string, string>;
  theirs?: TheirsView;
  problems?: ProblemsView;
  line?: number | null;
  image?: ImageUploadAnswer | null;
};

export const editWays = (id: string, locale: Locale): Ways => ({
  locale,
  hrefOf: (where, line) => {
    if (where === null) return "#common";
    if (where === locale) return `#${fieldId("markdown")}`;
    return `${base}/${id}/edit?locale=${where}${line === null ? "" : `&line=${line}`}`;
  },
});

export async function editView({ portal, staff, file }: Place, editing: Editing) {
  const { version, locale, done = null, failure = null, errors = {}, theirs = null, line = null } = editing;
  const { content } = version;
  const typed = editing.typed ?? typedOf(content, locale, version.changeNote);
  const { inputs } = typed;
  const title = inputs.title || content.meta.title.ja;
  const problems =
    editing.problems ?? (await problemsOf(portal, sourceOf(content, locale, typed), editWays(file.id, locale)));
  const page: PublishingEditProps = {
    backHref: `${base}/${file.id}`,
    hidden: { locale, version: String(version.version), revision: String(version.revision) },
    done,
    failure,
    errors,
    theirs,
    inputs,
    chosen: { procedures: typed.procedures, services: typed.services },
    options: await optionsOf({ portal, staff }),
    language: languageName(locale),
    isMain: locale === "ja",
    languages: locales.map((value) => ({
      value,
      label: languageName(value),
      isCurrent: value === locale,
      isNew: content.texts[value] === undefined,
    })),
    preview: await previewOf(portal, locale, { title, summary: inputs.summary ?? "", markdown: inputs.markdown ?? "" }),
    problems,
    previewHref: `${base}/${file.id}/preview`,
    line,
    image: {
      action: `${base}/images`,
      back: `${base}/${file.id}/edit?locale=${locale}`,
      maxMb: imageLimits.maxBytes / 1024 / 1024,
      answer: editing.image ?? null,
    },
  };
  return { title: t("publishing:edit.title", { title: content.meta.title.ja }), page };
}

export const categoryOptions = (): Option[] =>
  handoutCategories.map((value) => ({ value, label: t(`handouts:categories.${value}`) }));

/** Departments whose handouts the account may write. */
export function departmentOptions({ portal, staff }: Pick<Place, "portal" | "staff">): Option[] {
  const own = departmentsOfHandouts(staff);
  return portal.city.departments
    .filter(({ id }) => own === null || own.includes(id))
    .map(({ id, name }) => ({ value: id, label: name.ja }));
}

async function optionsOf(who: Pick<Place, "portal" | "staff">): Promise<PublishingEditProps["options"]> {
  const { portal } = who;
  const [{ list }, { services }] = await Promise.all([portal.procedures.snapshot(), portal.reservations.timetable()]);
  return {
    categories: categoryOptions(),
    departments: departmentOptions(who),
    procedures: list.map(({ procedure: { definition } }) => ({ value: definition.id, label: definition.title.ja })),
    services: services.map(({ id, name }) => ({ value: id, label: name.ja })),
    confidences: ["verified", "known", "typical"].map((value) => ({
      value,
      label: t(`publishing:confidence.${value}`),
    })),
  };
}

/** What somebody else saved meanwhile, where it differs from what is typed. */
export function theirsView(place: Place, latest: HandoutVersion, locale: Locale, typed: Typed): TheirsView {
  const { inputs } = typedOf(latest.content, locale, latest.changeNote);
  const names = Object.keys(inputs).filter((name) => inputs[name]?.trim() !== (typed.inputs[name] ?? "").trim());
  return {
    heading: t("publishing:theirs.heading", {
      who: whoIs(place, latest.author),
      when: whenIs(latest.updatedAt, place.portal.clock.now()),
    }),
    rows: names.map((name) => ({
      label: t(`publishing:meta.${name}`),
      value: inputs[name] ?? "",
      isLong: name === "markdown",
    })),
  };
}
