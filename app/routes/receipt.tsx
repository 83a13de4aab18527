import { formatDateTime } from "../i18n/dates.ts";
import { qrPath } from "../lib/qr.ts";
import { DonePage, type DonePageProps } from "../ui/pages/done-page.tsx";
import type { Route } from "./+types/receipt";
import { mailedTo, onBehalfOf } from "./case/on-behalf.ts";
import { openCase } from "./case/open-case.ts";
import { paperLinks } from "./case/paper-links.ts";
import { nextSteps } from "./case/timeline.ts";
import { useFrame } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { paymentNote } from "./payment/note.ts";
import { readerOf } from "./reader.ts";

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const { portal, href, locale, t } = reader;
  const file = await openCase(reader, args.params.receipt);
  const { receipt, submittedAt } = file.application;
  const page: Omit<DonePageProps, "frame"> = {
    procedureTitle: file.title,
    receipt,
    secret: portal.applications.accessCode(receipt),
    submittedAt: formatDateTime(submittedAt, locale),
    next: nextSteps(file),
    payment: await paymentNote(file),
    onBehalf: onBehalfOf(file, locale),
    mailedTo: mailedTo(file.application),
    statusHref: href(file.base),
    paper: paperLinks(file),
    department: file.department,
    qr: qrPath(`${portal.origin}${href(file.base)}`),
  };
  return { title: `${t("portal:titles.receipt")} ${receipt}`, page };
}

export default function Receipt({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={loaderData.title} />
      <DonePage frame={useFrame()} {...loaderData.page} />
    </>
  );
}
