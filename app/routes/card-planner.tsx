import { data } from "react-router";
import { seeOther } from "../http/responses.ts";
import { ServerOnly } from "../http/server-only.ts";
import { useText } from "../i18n/text-context.tsx";
import { queryOf } from "../procedures/index.ts";
import { CardFormPage } from "../ui/pages/card-form-page.tsx";
import { CardPlanPage } from "../ui/pages/card-plan-page.tsx";
import type { Route } from "./+types/card-planner";
import { type CardFormView, cardForm } from "./card-pages/form-view.ts";
import { editParameter, openPlanner } from "./card-pages/open-planner.ts";
import { type CardPlanView, cardPlan } from "./card-pages/plan-view.ts";
import { useFrame } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { readerOf } from "./reader.ts";

/** With answers in its address the page is somebody's own: never kept, never found by a search engine. */
const personal = { "X-Robots-Tag": "noindex" };

export async function loader(args: Route.LoaderArgs) {
  const open = openPlanner(readerOf(args));
  const { read, reader, base } = open;
  const answered = (view: CardFormView | CardPlanView, status: number) =>
    data(new ServerOnly(view), { status, headers: personal });
  if (read.kind === "none") return data(new ServerOnly<CardFormView | CardPlanView>(cardForm(open)));
  if (read.kind === "refused") return answered(cardForm(open), 422);
  if (reader.url.searchParams.has(editParameter)) return answered(cardForm(open), 200);
  // One spelling of every address: what was typed in another way, or is not asked, is left out.
  const query = `?${queryOf(reader.portal.cardPlanner, read.answers)}`;
  if (reader.url.search !== query) return seeOther(`${base}${query}`, personal);
  return answered(await cardPlan(open, read.answers), 200);
}

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function CardPlanner({ loaderData }: Route.ComponentProps) {
  const view = loaderData.value;
  const frame = useFrame();
  const isPersonal = view.kind === "plan" || frame.path.includes("?");
  return (
    <>
      <PlannerTitle view={view} />
      {isPersonal ? <meta name="robots" content="noindex" /> : null}
      {view.kind === "form" ? (
        <CardFormPage frame={frame} {...view.page} />
      ) : (
        <CardPlanPage frame={frame} {...view.page} />
      )}
    </>
  );
}

function PlannerTitle({ view }: { view: CardFormView | CardPlanView }) {
  const { t } = useText();
  return (
    <PageTitle
      title={view.kind === "plan" ? view.title : t("card:title")}
      hasErrors={view.kind === "form" && view.hasErrors}
    />
  );
}
