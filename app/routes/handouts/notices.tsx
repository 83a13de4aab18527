import { data } from "react-router";
import { confirmHours } from "../../handouts/index.ts";
import { requestInfo } from "../../http/context.ts";
import { readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { ServerOnly } from "../../http/server-only.ts";
import { NoticesPage, NoticesSentPage } from "../../ui/handouts/notices-page.tsx";
import { useFrame } from "../frame.ts";
import { PageTitle } from "../page-title.tsx";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/notices";
import { readNotices, viewNotices } from "./notices-form.ts";

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  if (reader.url.searchParams.get("news") === "sent")
    return new ServerOnly({
      title: reader.t("handouts:notices.sent.title"),
      hasErrors: false,
      page: null,
      hours: confirmHours,
    });
  return new ServerOnly({ ...(await viewNotices(reader)), hours: confirmHours });
}

/** The answer says nothing about the address: the mail does, to whoever reads it. */
export async function action(args: Route.ActionArgs) {
  const reader = readerOf(args);
  const { portal, locale, t, href } = reader;
  const read = await readNotices(reader, await readForm(args.request));
  const refuse = async (shown: Parameters<typeof viewNotices>[1], status: number) =>
    data(new ServerOnly({ ...(await viewNotices(reader, shown)), hours: confirmHours }), { status });
  if (!read.ok) return refuse(read.error, 422);
  const { email, scope, raw } = read.value;
  const asked = await portal.notices.ask({ email, scope, locale }, args.context.get(requestInfo).clientIp);
  if (!asked.ok) {
    const minutes = Math.ceil(asked.error.retryAfterMs / 60_000);
    return refuse({ raw, problem: t("handouts:notices.tooMany", { minutes }) }, 429);
  }
  portal.delivery.kick();
  return seeOther(`${href("/handouts/notices")}?news=sent`);
}

export default function HandoutNotices({ loaderData, actionData }: Route.ComponentProps) {
  const { title, hasErrors, page, hours } = (actionData ?? loaderData).value;
  const frame = useFrame();
  return (
    <>
      <PageTitle title={title} hasErrors={hasErrors} />
      {page === null ? <NoticesSentPage frame={frame} hours={hours} /> : <NoticesPage frame={frame} {...page} />}
    </>
  );
}
