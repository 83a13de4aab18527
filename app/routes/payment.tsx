import { data } from "react-router";
import { pageError } from "../http/errors.ts";
import { readForm } from "../http/form.ts";
import { isLocalPath } from "../http/redirects.ts";
import { leaveFor, seeOther } from "../http/responses.ts";
import type { Account, PaymentWay } from "../payments/index.ts";
import { PaymentPage } from "../ui/pages/payment-page.tsx";
import type { Route } from "./+types/payment";
import { type Case, openCase } from "./case/open-case.ts";
import { PageTitle } from "./page-title.tsx";
import { openAccount } from "./payment/account.ts";
import { viewPayment } from "./payment/view.ts";
import { readerOf } from "./reader.ts";

async function open(args: Route.LoaderArgs | Route.ActionArgs): Promise<{ file: Case; account: Account }> {
  const file = await openCase(readerOf(args), args.params.receipt);
  const account = await openAccount(file.reader.portal, file, file.reader.locale);
  // Nothing is charged for this procedure.
  if (!account) throw pageError("not-found");
  return { file, account };
}

/** Whoever looks at the page learns what the gateway knows now. */
export async function loader(args: Route.LoaderArgs) {
  const { file, account } = await open(args);
  const begun = account.balance.open;
  const { online } = file.reader.portal.payments;
  if (begun?.state !== "started" || online === null) return viewPayment(file, account, { checked: null });
  const checked = await online.look(begun);
  const fresh = await open(args);
  return viewPayment(fresh.file, fresh.account, { checked });
}

const failureStatus = { stale: 409, "not-offered": 409, "too-many": 429, unclear: 503, refused: 503 } as const;

function wayOf(value: string | null): PaymentWay {
  if (value === "online" || value === "counter" || value === "invoice") return value;
  throw pageError("bad-request");
}

/** Where to go after it: the gateway's page, or this one. A code says what went wrong. */
async function pay({ file, account }: Awaited<ReturnType<typeof open>>, way: PaymentWay, seen: string) {
  const { payments } = file.reader.portal;
  const wish = { bill: account.bill, seen: /^\d{1,15}$/.test(seen) ? Number(seen) : null };
  if (way !== "online") {
    const chosen = await payments.choose(wish, way);
    return chosen.ok ? null : chosen.error;
  }
  if (payments.online === null) return "not-offered" as const;
  const started = await payments.online.start(wish, file.reader.locale);
  return started.ok ? started.value : started.error;
}

export async function action(args: Route.ActionArgs) {
  const opened = await open(args);
  const form = await readForm(args.request);
  const outcome = await pay(opened, wayOf(form.get("way")), form.get("seen") ?? "");
  const { reader, base } = opened.file;
  if (typeof outcome === "object" && outcome !== null) {
    const { payUrl } = outcome;
    // The demo's page is ours; a real one is elsewhere, and only at the origin of the configuration.
    if (isLocalPath(payUrl)) return seeOther(payUrl);
    return leaveFor(payUrl, reader.portal.config.paymentGateway?.pagesOrigin ?? "");
  }
  // Paid meanwhile, or nothing to pay: the page says so.
  if (outcome === null || outcome === "paid" || outcome === "not-due") return seeOther(reader.href(`${base}/payment`));
  const fresh = await open(args);
  const errors = [{ message: reader.t(`payments:failure.${outcome}`), href: "#ways" }];
  return data(viewPayment(fresh.file, fresh.account, { checked: null, errors }), { status: failureStatus[outcome] });
}

export default function Payment({ loaderData, actionData }: Route.ComponentProps) {
  const { title, hasErrors, page } = actionData ?? loaderData;
  return (
    <>
      <PageTitle title={title} hasErrors={hasErrors} />
      <PaymentPage {...page} />
    </>
  );
}
