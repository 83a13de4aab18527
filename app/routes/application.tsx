import { allowedActions, departmentName, fieldLabel, openCorrection } from "../applications/index.ts";
import { summarize, textOf } from "../engine/index.ts";
import { formatDateTime } from "../i18n/dates.ts";
import { qrPath } from "../lib/qr.ts";
import { ApplicationPage, type ApplicationPageProps } from "../ui/pages/application-page.tsx";
import type { Route } from "./+types/application";
import { sectionsOf } from "./apply-pages/review.ts";
import { openCase } from "./case/open-case.ts";
import { paperLinks } from "./case/paper-links.ts";
import { timelineOf } from "./case/timeline.ts";
import { visitsOf } from "./case/visits.ts";
import { useFrame } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { paymentNote } from "./payment/note.ts";
import { readerOf } from "./reader.ts";

const newsOf = (value: string | null) => (value === "corrected" || value === "withdrawn" ? value : null);

export async function loader(args: Route.LoaderArgs): Promise<Omit<ApplicationPageProps, "frame">> {
  const reader = readerOf(args);
  const { t, locale, portal, href } = reader;
  const file = await openCase(reader, args.params.receipt);
  const { application, published, history, base } = file;
  const { procedure } = published;
  const actions = allowedActions(application.status, "resident");
  const asked = actions.includes("correct") ? openCorrection(history) : null;
  const news = newsOf(reader.url.searchParams.get("news"));
  return {
    procedureTitle: file.title,
    receipt: application.receipt,
    status: application.status,
    news: news && t(`portal:news.${news}`),
    timeline: timelineOf(file),
    payment: await paymentNote(file),
    visits: await visitsOf(file),
    messages: history
      .flatMap((event) => (event.type === "message" ? [event] : []))
      .reverse()
      .map((event) => ({
        when: formatDateTime(event.at, locale),
        from: event.actor.kind === "staff" ? file.department : t("applications:by.resident"),
        text: event.text,
      })),
    correction: asked && {
      message: asked.message,
      fields: asked.fields.map(({ path, reason }) => ({ label: fieldLabel(procedure, path, locale), reason })),
      href: href(`${base}/correction`),
    },
    withdrawHref: actions.includes("withdraw") ? href(`${base}/withdraw`) : null,
    sections: sectionsOf(
      summarize(application.answers, procedure, locale),
      (id) => textOf(procedure.stepById.get(id)?.spec.title ?? { ja: id }, locale),
      null,
    ),
    paper: paperLinks(file),
    department: departmentName(portal.city, application.department, locale),
    qr: qrPath(`${portal.origin}${href(base)}`),
  };
}

export default function Application({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={`${loaderData.procedureTitle} ${loaderData.receipt}`} />
      <ApplicationPage frame={useFrame()} {...loaderData} />
    </>
  );
}
