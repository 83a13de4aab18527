import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { NumberGroups } from "../feedback/number-groups.tsx";
import { errorLinks } from "../fields/error-links.ts";
import { FieldFor } from "../fields/field-for.tsx";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame } from "../layout/frame.ts";
import { type Qr, SheetHead } from "../layout/sheet-head.tsx";

/** Buttons post `act`: show, mail or renew; input name: `email`. */
export type ResumeLaterPageProps = {
  frame: FormFrame;
  keptUntil: string;
  /** Going on now. */
  goOnHref: string;
  /** Drafts of this device. */
  mineHref: string;
  /** What the form of this state asks for. */
  email: FieldView;
  /** null: there is no code yet. */
  shown: ResumeSheet | null;
};
export type ResumeSheet = {
  code: string;
  qr: Qr;
  /** Where the code is entered, as one types it. */
  enterAddress: string;
  mailedTo: string | null;
  /** The procedure asks who applies, on every device anew. */
  identity: boolean;
};

export function ResumeLaterPage(props: ResumeLaterPageProps) {
  return (
    <FormLayout frame={props.frame}>
      {props.shown === null ? <Offer {...props} /> : <Sheet {...props} {...props.shown} />}
    </FormLayout>
  );
}

function Offer({ keptUntil, goOnHref, mineHref, email }: ResumeLaterPageProps) {
  const { t } = useText();
  return (
    <>
      <ErrorSummary errors={errorLinks([email])} />
      <div className="tight">
        <h1>{t("resume:later.title")}</h1>
        <p className="answer">{t("resume:later.saved", { date: keptUntil })}</p>
      </div>
      <section className="tight">
        <h2>{t("resume:later.here.heading")}</h2>
        <p>{t("resume:later.here.text")}</p>
        <p>
          <a className="change" href={mineHref}>
            {t("resume:later.here.link")}
          </a>
        </p>
      </section>
      <section className="tight">
        <h2>{t("resume:later.other.heading")}</h2>
        <p>{t("resume:later.other.text")}</p>
        <PostForm action={null} hidden={{ act: "show" }}>
          <FieldFor field={email} />
          <p className="acts">
            <button className="button forward" type="submit">
              {t("resume:later.other.submit")}
            </button>
            <a href={goOnHref}>{t("resume:later.goOn")}</a>
          </p>
        </PostForm>
      </section>
    </>
  );
}

function Sheet(props: ResumeLaterPageProps & ResumeSheet) {
  const { t } = useText();
  const { frame, email } = props;
  return (
    <>
      <SheetHead city={frame.city} qr={null} />
      <ErrorSummary errors={errorLinks([email])} />
      {props.mailedTo === null ? null : (
        <div className="no-print">
          <Banner tone="done" heading={t("resume:code.mail.sent", { email: props.mailedTo })}>
            <p>{t("resume:code.mail.wrong")}</p>
          </Banner>
        </div>
      )}
      <div className="tight">
        <h1>{t("resume:code.title")}</h1>
        <p className="answer">{t("resume:code.lead")}</p>
      </div>
      <div className="receipt tight">
        <h2>{t("resume:code.name")}</h2>
        <NumberGroups value={props.code} className="big-number resume-code" />
        <p>{t("resume:code.until", { date: props.keptUntil })}</p>
      </div>
      <p>
        <b>{t("resume:code.careful")}</b>
      </p>
      <p className="acts">
        <button className="button second" type="button" data-print hidden>
          {t("resume:code.print")}
        </button>
      </p>
      <section className="tight">
        <h2>{t("resume:code.how")}</h2>
        <ol>
          <li>
            {t("resume:code.open")}
            <br />
            <b className="code">{props.enterAddress}</b>
          </li>
          <li>{t("resume:code.enter")}</li>
          {props.identity ? <li>{t("resume:code.identity")}</li> : null}
        </ol>
        <p>{t("resume:code.scan")}</p>
        <svg
          className="show-qr"
          viewBox={`0 0 ${props.qr.size} ${props.qr.size}`}
          role="img"
          aria-label={t("resume:code.qrAlt")}
        >
          <path d={props.qr.path} fill="currentColor" stroke="none" />
        </svg>
      </section>
      <p>
        <a className="change" href={props.goOnHref}>
          {t("resume:later.goOn")}
        </a>
      </p>
      {props.mailedTo === null || email.errors.length > 0 ? <MailForm email={email} /> : null}
      <section className="tight no-print">
        <h2>{t("resume:code.renew.heading")}</h2>
        <p>{t("resume:code.renew.text")}</p>
        <PostForm action={null} hidden={{ act: "renew" }}>
          <p className="acts">
            <button className="button second" type="submit">
              {t("resume:code.renew.submit")}
            </button>
          </p>
        </PostForm>
      </section>
    </>
  );
}

function MailForm({ email }: { email: FieldView }) {
  const { t } = useText();
  return (
    <section className="tight no-print">
      <h2>{t("resume:code.mail.heading")}</h2>
      <PostForm action={null} hidden={{ act: "mail" }}>
        <FieldFor field={email} />
        <p className="acts">
          <button className="button second" type="submit">
            {t("resume:code.mail.submit")}
          </button>
        </p>
      </PostForm>
    </section>
  );
}
