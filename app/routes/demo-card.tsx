import { pageError } from "../http/errors.ts";
import { readForm } from "../http/form.ts";
import { seeOther } from "../http/responses.ts";
import { formatDate } from "../i18n/dates.ts";
import { DemoCardPage, type DemoCardPageProps } from "../ui/pages/demo-card-page.tsx";
import type { Route } from "./+types/demo-card";
import { cityView } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { readerOf } from "./reader.ts";

/** Only the demo has this page. */
async function open(args: Route.LoaderArgs | Route.ActionArgs) {
  const reader = readerOf(args);
  const { demoCard } = reader.portal;
  if (!demoCard || !(await demoCard.waiting(args.params.uid))) throw pageError("not-found");
  return { reader, demoCard };
}

export async function loader(args: Route.LoaderArgs) {
  const { reader, demoCard } = await open(args);
  const { t, locale, portal } = reader;
  const page: DemoCardPageProps = {
    frame: { city: cityView(portal.city, locale, t), backHref: null, procedureTitle: null, progress: null },
    people: demoCard.people.map(({ subject, name, address, birthdate }) => ({
      id: subject,
      name: name ?? "",
      address: address ?? "",
      birth: birthdate === null ? "" : formatDate(birthdate, locale),
    })),
  };
  return { title: t("pages:demoCard.title"), page };
}

export async function action(args: Route.ActionArgs) {
  const { demoCard } = await open(args);
  const form = await readForm(args.request);
  const person = form.get("person");
  const known = demoCard.people.some(({ subject }) => subject === person);
  if (!known && form.get("cancel") === null) throw pageError("bad-request");
  const to = await demoCard.choose(args.params.uid, known ? person : null);
  if (to === null) throw pageError("not-found");
  return seeOther(to);
}

export default function DemoCard({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={loaderData.title} />
      <DemoCardPage {...loaderData.page} />
    </>
  );
}
