import { data } from "react-router";
import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { readForm } from "../../http/form.ts";
import { useText } from "../../i18n/text-context.tsx";
import { ReservationBookPage } from "../../ui/console/reservation-book-page.tsx";
import { errorLinks } from "../../ui/fields/error-links.ts";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/reservations-new";
import { requireStaff } from "./guard.ts";
import { ConsolePage } from "./rail.tsx";
import { bookStep } from "./reservations-book.ts";
import { bookView } from "./reservations-book-view.ts";

export async function loader(args: Route.LoaderArgs) {
  const staff = await requireStaff(args.request, args.context, "reservations.manage");
  const { searchParams } = new URL(args.request.url);
  const found = await bookView(
    { portal: args.context.get(portalContext), staff, reader: readerOf(args) },
    searchParams,
  );
  if (!found) throw pageError("not-found");
  return found;
}

export async function action(args: Route.ActionArgs) {
  const staff = await requireStaff(args.request, args.context, "reservations.manage");
  const form = await readForm(args.request);
  const desk = { portal: args.context.get(portalContext), staff, reader: readerOf(args) };
  const answer = await bookStep(desk, form);
  if (answer instanceof Response) return answer;
  return data(answer.view, { status: answer.status });
}

export default function ReservationsNew({ loaderData, actionData }: Route.ComponentProps) {
  const view = actionData ?? loaderData;
  const { t } = useText();
  const hasErrors = view.step.kind === "who" && errorLinks(view.step.fields).length > 0;
  return (
    <ConsolePage current="reservations" title={t(`desk:book.title.${view.channel}`)} hasErrors={hasErrors}>
      <ReservationBookPage {...view} />
    </ConsolePage>
  );
}
