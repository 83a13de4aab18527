import { allowedActions, fieldLabel, filesOfEvent, namedFiles, openCorrection } from "../applications/index.ts";
import { summarize, textOf } from "../engine/index.ts";
import { qrPath } from "../lib/qr.ts";
import { ApplicationPage, type ApplicationPageProps } from "../ui/pages/application-page.tsx";
import type { Route } from "./+types/application";
import { sectionsOf } from "./apply-pages/review.ts";
import { verifiedWords } from "./case/card-words.ts";
import { fileLinker } from "./case/file-links.ts";
import { forBoth, onBehalfOf } from "./case/on-behalf.ts";
import { type Case, openCase } from "./case/open-case.ts";
import { paperLinks } from "./case/paper-links.ts";
import { timelineOf } from "./case/timeline.ts";
import { visitsOf } from "./case/visits.ts";
import { useFrame } from "./frame.ts";
import { canApplyAgain } from "./guide-view.ts";
import { PageTitle } from "./page-title.tsx";
import { paymentNote } from "./payment/note.ts";
import { readerOf } from "./reader.ts";

const news = { corrected: "portal:news.corrected", withdrawn: "portal:news.withdrawn", message: "case:news.message" };

function newsOf({ reader }: Case): string | null {
  const done = reader.url.searchParams.get("news") ?? "";
  return Object.hasOwn(news, done) ? reader.t(news[done as keyof typeof news]) : null;
}

/** While nothing is asked of the applicant, that is what they want to know first. */
const quiet = ["submitted", "in-review", "accepted"];

/** From the city, to be kept: what came with the decisions, the last one first. */
const documentsOf = ({ history }: Case) =>
  history
    .filter(({ type }) => type === "accepted" || type === "completed")
    .reverse()
    .flatMap(filesOfEvent);

/** What the answers name now. */
const sentFiles = ({ application }: Case) => [...namedFiles(application, []).values()];

const linkerOf = ({ reader, application, history, base }: Case) =>
  fileLinker(reader.portal, [...namedFiles(application, history).values()], {
    t: reader.t,
    href: (id) => reader.href(`${base}/files/${id}`),
  });

export async function loader(args: Route.LoaderArgs): Promise<Omit<ApplicationPageProps, "frame">> {
  const reader = readerOf(args);
  const { t, locale, portal, href } = reader;
  const file = await openCase(reader, args.params.receipt);
  const { application, published, history, base } = file;
  const { procedure } = published;
  const actions = allowedActions(application.status, "resident");
  const asked = actions.includes("correct") ? openCorrection(history) : null;
  const link = await linkerOf(file);
  return {
    procedureTitle: file.title,
    receipt: application.receipt,
    onBehalf: onBehalfOf(file, locale),
    status: application.status,
    news: newsOf(file),
    now: quiet.includes(application.status) ? t(`case:now.${application.status}`) : null,
    documents: documentsOf(file).map(link),
    timeline: timelineOf(file, link),
    payment: await paymentNote(file),
    visits: await visitsOf(file),
    correction: asked && {
      message: asked.message,
      fields: asked.fields.map(({ path, reason }) => ({ label: fieldLabel(procedure, path, locale), reason })),
      href: href(`${base}/correction`),
    },
    messageHref: actions.includes("message") ? href(`${base}/message`) : null,
    accessHref: href(`${base}/access`),
    withdrawHref: actions.includes("withdraw") ? href(`${base}/withdraw`) : null,
    againHref: (await canApplyAgain(reader, application.procedureId)) ? href(`${base}/again`) : null,
    sections: sectionsOf(
      summarize(forBoth(file).application.answers, procedure, locale),
      (id) => textOf(procedure.stepById.get(id)?.spec.title ?? { ja: id }, locale),
      null,
      undefined,
      verifiedWords({ procedure, answers: application.answers, identity: application.identity }, t),
    ),
    sent: sentFiles(file).map(link),
    paper: paperLinks(file),
    department: file.department,
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
