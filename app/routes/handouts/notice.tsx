import type { OpenNotice } from "../../handouts/index.ts";
import { pageError } from "../../http/errors.ts";
import { readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { NoticePage, type NoticePageProps } from "../../ui/handouts/notices-page.tsx";
import { useFrame } from "../frame.ts";
import { PageTitle } from "../page-title.tsx";
import { type Reader, readerOf } from "../reader.ts";
import type { Route } from "./+types/notice";

const keyOf = ({ url }: Reader): string => url.searchParams.get("key") ?? "";

/** Opened by the link in the mail alone; any other link finds nothing. */
async function openNotice(reader: Reader, id: string): Promise<OpenNotice> {
  const notice = await reader.portal.notices.open(id, keyOf(reader));
  if (!notice) throw pageError("not-found");
  return notice;
}

/** Said only while it is so: an address is opened again later. */
const newsFor = { asked: null, confirmed: "confirmed", gone: "left" } as const;

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const { t, locale, portal, url } = reader;
  const notice = await openNotice(reader, args.params.id);
  const { state } = notice;
  const news = newsFor[state];
  const row = (label: string, value: string) => ({ label: t(`handouts:notices.${label}`), value, changeHref: null });
  const page: Omit<NoticePageProps, "frame"> = {
    news: news !== null && url.searchParams.get("news") === news ? t(`handouts:notices.entry.news.${news}`) : null,
    state,
    rows:
      notice.state === "gone"
        ? []
        : [row("of", await portal.notices.scopeName(notice.scope, locale)), row("email", notice.email)],
  };
  return { title: t("handouts:notices.entry.title"), page };
}

export async function action(args: Route.ActionArgs) {
  const reader = readerOf(args);
  const { notices } = reader.portal;
  const notice = await openNotice(reader, args.params.id);
  const act = (await readForm(args.request)).get("act");
  if (act !== "confirm" && act !== "leave") throw pageError("bad-request");
  if (act === "confirm") await notices.confirm(notice);
  else await notices.leave(notice);
  const query = new URLSearchParams({ key: keyOf(reader), news: act === "confirm" ? "confirmed" : "left" });
  return seeOther(`${reader.href(`/handouts/notices/${notice.id}`)}?${query}`);
}

export default function HandoutNotice({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={loaderData.title} />
      <NoticePage frame={useFrame()} {...loaderData.page} />
    </>
  );
}
