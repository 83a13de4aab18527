import { departmentName, type HistoryEvent } from "../applications/index.ts";
import { formatDateTime } from "../i18n/dates.ts";
import { AccessPage, type AccessPageProps } from "../ui/pages/access-page.tsx";
import type { Route } from "./+types/access";
import { type Case, openCase } from "./case/open-case.ts";
import { useFrame } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { readerOf } from "./reader.ts";

/** A clerk who filled it in at the counter read it before it was an application. */
function helperOf({ reader, department }: Case, [first]: HistoryEvent[]): AccessPageProps["readings"] {
  if (first?.type !== "submitted" || first.counter === undefined) return [];
  const when = formatDateTime(first.at, reader.locale);
  return [{ id: "helped", when, who: first.counter.clerk.name, department, what: reader.t("case:access.helped") }];
}

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const { portal, locale, t, href } = reader;
  const file = await openCase(reader, args.params.receipt);
  const asked = Number(reader.url.searchParams.get("page") ?? "1");
  const { records, page, pages } = await portal.applications.reads.page(file.application.id, asked);
  const address = href(`${file.base}/access`);
  const readings = records.map(({ id, at, name, department, what }) => ({
    id,
    when: formatDateTime(at, locale),
    who: name,
    department: departmentName(portal.city, department, locale),
    what: t(`case:access.${what}`),
  }));
  const shown: Omit<AccessPageProps, "frame"> = {
    procedureTitle: file.title,
    receipt: file.application.receipt,
    backHref: href(file.base),
    department: file.department,
    readings: page === pages ? [...readings, ...helperOf(file, file.history)] : readings,
    pagination: {
      page,
      pages,
      previousHref: page > 1 ? `${address}?page=${page - 1}` : null,
      nextHref: page < pages ? `${address}?page=${page + 1}` : null,
    },
  };
  return { title: `${t("case:access.title")} ${shown.receipt}`, page: shown };
}

export default function Access({ loaderData }: Route.ComponentProps) {
  const { title, page } = loaderData;
  return (
    <>
      <PageTitle title={title} />
      <AccessPage frame={useFrame()} {...page} />
    </>
  );
}
