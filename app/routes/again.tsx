import { pageError } from "../http/errors.ts";
import { readForm } from "../http/form.ts";
import { seeOther } from "../http/responses.ts";
import { ServerOnly } from "../http/server-only.ts";
import { formatDateTime } from "../i18n/dates.ts";
import { AgainPage, type AgainPageProps } from "../ui/pages/again-page.tsx";
import type { Route } from "./+types/again";
import { type Case, openCase } from "./case/open-case.ts";
import { cityView } from "./frame.ts";
import { canApplyAgain } from "./guide-view.ts";
import { PageTitle } from "./page-title.tsx";
import { readerOf } from "./reader.ts";
import { goOnPath } from "./resume-pages/going-on.ts";

/** Only what can be applied for online today can be applied for again. */
async function openAgain(args: Route.LoaderArgs | Route.ActionArgs): Promise<Case & { sessionHash: string }> {
  const file = await openCase(readerOf(args), args.params.receipt);
  const { sessionHash } = file.reader;
  if (sessionHash === null || !(await canApplyAgain(file.reader, file.application.procedureId)))
    throw pageError("not-found");
  return { ...file, sessionHash };
}

export async function loader(args: Route.LoaderArgs) {
  const { reader, application, title, base, sessionHash } = await openAgain(args);
  const { portal, t, locale, href } = reader;
  const { renewal, drafts } = portal.applications;
  const carrying = await renewal.again(application, locale);
  if (!carrying) throw pageError("not-found");
  const draft = await drafts.find(sessionHash, application.procedureId);
  const { lost, fresh, changed } = carrying;
  const page: AgainPageProps = {
    frame: {
      city: cityView(portal.city, locale, t),
      backHref: href(base),
      procedureTitle: title,
      progress: null,
    },
    receipt: application.receipt,
    changes: { lost, fresh, changed },
    draft: draft && {
      savedAt: formatDateTime(draft.updatedAt, locale),
      goOnHref: href(await goOnPath(reader, draft)),
    },
    hidden: draft ? { replaces: draft.id } : {},
    keepHref: href(base),
  };
  return new ServerOnly({ title: t("resume:again.title"), page });
}

export async function action(args: Route.ActionArgs) {
  const { reader, application, base, sessionHash } = await openAgain(args);
  const form = await readForm(args.request);
  const begun = await reader.portal.applications.renewal.beginAgain(application, sessionHash, form.get("replaces"));
  // A draft that was begun meanwhile is asked about first.
  if (!begun.ok) return seeOther(reader.href(`${base}/again`));
  return seeOther(reader.href(await goOnPath(reader, begun.value)));
}

export default function Again({ loaderData }: Route.ComponentProps) {
  const { title, page } = loaderData.value;
  return (
    <>
      <PageTitle title={title} />
      <AgainPage {...page} />
    </>
  );
}
