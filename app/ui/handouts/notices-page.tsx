import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { type ErrorLink, ErrorSummary } from "../feedback/error-summary.tsx";
import { SummaryList, type SummaryRow } from "../feedback/summary-list.tsx";
import { errorLinks } from "../fields/error-links.ts";
import { FieldFor } from "../fields/field-for.tsx";
import { PostForm } from "../forms/post-form.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

export type NoticesPageProps = {
  frame: Frame;
  /** Hours in which the link of the mail is good. */
  hours: number;
  fields: FieldView[];
  pageErrors: ErrorLink[];
};

/** Asking for change notices by mail. */
export function NoticesPage(props: NoticesPageProps) {
  const { t } = useText();
  const { fields } = props;
  return (
    <PublicLayout frame={props.frame}>
      <ErrorSummary errors={[...props.pageErrors, ...errorLinks(fields)]} />
      <div className="tight">
        <h1>{t("handouts:notices.title")}</h1>
        <p>{t("handouts:notices.lead")}</p>
        <ul>
          <li>{t("handouts:notices.confirm", { hours: props.hours })}</li>
          <li>{t("handouts:notices.leave")}</li>
        </ul>
      </div>
      <PostForm action={null} hidden={{}}>
        <div className="fields">
          {fields.map((field) => (
            <FieldFor key={field.id} field={field} />
          ))}
        </div>
        <p className="acts">
          <button className="button forward" type="submit">
            {t("handouts:notices.submit")}
          </button>
        </p>
      </PostForm>
    </PublicLayout>
  );
}

/** The same for every address, whether we know it or not. */
export function NoticesSentPage({ frame, hours }: Pick<NoticesPageProps, "frame" | "hours">) {
  const { t, href } = useText();
  return (
    <PublicLayout frame={frame}>
      <div className="tight">
        <h1>{t("handouts:notices.sent.title")}</h1>
        <p>{t("handouts:notices.sent.text", { hours })}</p>
        <p>{t("handouts:notices.sent.missing")}</p>
      </div>
      <ul>
        <li>
          <a href={href("/handouts/notices")}>{t("handouts:notices.sent.again")}</a>
        </li>
        <li>
          <a href={href("/handouts")}>{t("handouts:thanks.all")}</a>
        </li>
      </ul>
    </PublicLayout>
  );
}

export type NoticePageProps = {
  frame: Frame;
  /** Confirmed or left just now; null: neither. */
  news: string | null;
  state: "asked" | "confirmed" | "gone";
  /** What is asked for, and the address; empty when it is gone. */
  rows: SummaryRow[];
};

const actOf = { asked: "confirm", confirmed: "leave", gone: null } as const;

/** What the link in a mail opens. Following a link does nothing yet: programs that look into mails follow them, too. */
export function NoticePage({ frame, news, state, rows }: NoticePageProps) {
  const { t, href } = useText();
  const act = actOf[state];
  return (
    <PublicLayout frame={frame}>
      <meta name="robots" content="noindex" />
      {news === null ? null : <Banner tone="done" heading={news} />}
      <div className="tight">
        <h1>{t("handouts:notices.entry.title")}</h1>
        <p>{t(`handouts:notices.entry.state.${state}`)}</p>
      </div>
      {rows.length === 0 ? null : <SummaryList rows={rows} />}
      {act === null ? null : (
        <PostForm action={null} hidden={{ act }}>
          <p className="acts">
            <button className={`button ${act === "confirm" ? "forward" : "second"}`} type="submit">
              {t(`handouts:notices.entry.act.${act}`)}
            </button>
          </p>
        </PostForm>
      )}
      <ul>
        {state === "gone" ? (
          <li>
            <a href={href("/handouts/notices")}>{t("handouts:notices.sent.again")}</a>
          </li>
        ) : null}
        <li>
          <a href={href("/handouts")}>{t("handouts:thanks.all")}</a>
        </li>
      </ul>
    </PublicLayout>
  );
}
