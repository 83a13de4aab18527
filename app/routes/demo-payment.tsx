import { pageError } from "../http/errors.ts";
import { readForm } from "../http/form.ts";
import { seeOther } from "../http/responses.ts";
import { yenText } from "../payments/index.ts";
import { DemoPaymentPage, type DemoPaymentPageProps } from "../ui/pages/demo-payment-page.tsx";
import type { Route } from "./+types/demo-payment";
import { cityView } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { readerOf } from "./reader.ts";

/** Only the demo has this page. */
function open(args: Route.LoaderArgs | Route.ActionArgs) {
  const reader = readerOf(args);
  const gateway = reader.portal.demoPayments;
  const charge = gateway?.page(args.params.charge);
  if (!gateway || !charge) throw pageError("not-found");
  return { reader, gateway, charge };
}

export async function loader(args: Route.LoaderArgs) {
  const { reader, charge } = open(args);
  const { t, locale, portal } = reader;
  const page: DemoPaymentPageProps = {
    frame: { city: cityView(portal.city, locale, t), backHref: null, procedureTitle: null, progress: null },
    amount: yenText(charge.yen, t),
    description: charge.description,
    open: charge.open,
    returnHref: charge.returnPath,
  };
  return { title: t("payments:demo.title"), page };
}

export async function action(args: Route.ActionArgs) {
  const { gateway, charge } = open(args);
  const act = (await readForm(args.request)).get("act");
  if (act !== "pay" && act !== "pay-late" && act !== "fail") throw pageError("bad-request");
  gateway.act(args.params.charge, act);
  return seeOther(charge.returnPath);
}

export default function DemoPayment({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={loaderData.title} />
      <DemoPaymentPage {...loaderData.page} />
    </>
  );
}
