import { data } from "react-router";
import { requestInfo } from "../http/context.ts";
import { readForm } from "../http/form.ts";
import { ensureResident } from "../http/resident.ts";
import { seeOther } from "../http/responses.ts";
import { StatusLookupPage, type StatusLookupPageProps } from "../ui/pages/status-lookup-page.tsx";
import type { Route } from "./+types/status-lookup";
import { mineOf } from "./case/mine.ts";
import { useFrame } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { type Reader, readerOf } from "./reader.ts";

type Errors = StatusLookupPageProps["errors"];
const noErrors: Errors = { receipt: null, secret: null, form: null };

async function view(reader: Reader, receipt: string, errors: Errors) {
  const page: Omit<StatusLookupPageProps, "frame"> = {
    receipt,
    errors,
    action: null,
    hidden: {},
    mine: await mineOf(reader),
  };
  return { title: reader.t("portal:titles.lookup"), hasErrors: errors !== noErrors, page };
}

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  return view(reader, (reader.url.searchParams.get("receipt") ?? "").slice(0, 20), noErrors);
}

export async function action(args: Route.ActionArgs) {
  const reader = readerOf(args);
  const { t, portal } = reader;
  const form = await readForm(args.request);
  const typed = { receipt: form.get("receipt") ?? "", code: form.get("secret") ?? "" };
  const refuse = async (errors: Partial<Errors>, status: number) =>
    data(await view(reader, typed.receipt.slice(0, 30), { ...noErrors, ...errors }), { status });
  const receipt = typed.receipt.trim() === "" ? t("portal:lookup.receipt") : null;
  const secret = typed.code.trim() === "" ? t("portal:lookup.secret") : null;
  if (receipt !== null || secret !== null) return refuse({ receipt, secret }, 422);
  const { hash, headers } = ensureResident(args.request, portal.config);
  const found = await portal.applications.lookup(typed, hash, args.context.get(requestInfo).clientIp);
  if (found.ok) return seeOther(reader.href(`/applications/${found.value.receipt}`), headers);
  if (found.error.code === "malformed") return refuse({ receipt: t("portal:lookup.receipt") }, 422);
  if (found.error.code === "wrong") return refuse({ form: t("portal:lookup.form") }, 422);
  const minutes = Math.ceil(found.error.retryAfterMs / 60_000);
  return refuse({ form: t("portal:lookup.locked", { minutes }) }, 429);
}

export default function StatusLookup({ loaderData, actionData }: Route.ComponentProps) {
  const { title, hasErrors, page } = actionData ?? loaderData;
  return (
    <>
      <PageTitle title={title} hasErrors={hasErrors} />
      <StatusLookupPage frame={useFrame()} {...page} />
    </>
  );
}
