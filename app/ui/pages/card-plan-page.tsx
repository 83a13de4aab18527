import { useText } from "../../i18n/text-context.tsx";
import { SampleNotice } from "../feedback/sample-notice.tsx";
import { SummaryList, type SummaryRow } from "../feedback/summary-list.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";
import { SheetHead } from "../layout/sheet-head.tsx";
import { type CardTimes, CardTimesSection } from "./card-times.tsx";

export type CardPlanPageProps = {
  frame: Frame;
  title: string;
  /** One sentence: when. */
  answer: string;
  unconfirmed: boolean;
  dates: SummaryRow[];
  what: "certificate" | "card" | "pickup" | "pin";
  times: CardTimes | null;
  noTimes: string | null;
  within: boolean;
  /** A proxy needs the form the city posts first; null: not here. */
  form: { applyHref: string } | null;
  bring: string[];
  fee: string | null;
  pins: { kind: "choose" | "type"; signing: boolean };
  notes: string[];
  answers: SummaryRow[];
  changeHref: string;
  procedureHref: string;
};

export function CardPlanPage(props: CardPlanPageProps) {
  const { t } = useText();
  const { what, dates, notes, answers } = props;
  return (
    <PublicLayout frame={props.frame}>
      <SheetHead city={props.frame.city} qr={null} />
      <div className="tight">
        <p className="crumb">{t("card:title")}</p>
        <h1>{props.title}</h1>
        <p className="answer">{props.answer}</p>
      </div>
      {props.unconfirmed ? <SampleNotice /> : null}
      {props.form === null ? null : <FormFirst {...props.form} />}
      {dates.length === 0 ? null : (
        <section className="tight">
          <h2>{t("card:dates.heading")}</h2>
          <SummaryList rows={dates} />
        </section>
      )}
      {notes.length === 0 ? null : (
        <section className="tight">
          <h2>{t("card:notesHeading")}</h2>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      <CardTimesSection {...props} remark={props.form ? "proxy" : what === "card" ? "pickup" : null} />
      <section className="tight">
        <h2>{t(what === "card" ? "card:bring.pickup" : "card:bring.heading")}</h2>
        <ul>
          {props.bring.map((thing) => (
            <li key={thing}>{thing}</li>
          ))}
        </ul>
      </section>
      <Pins {...props.pins} />
      {props.fee === null ? null : (
        <section className="tight">
          <h2>{t("card:fee")}</h2>
          <p>{props.fee}</p>
        </section>
      )}
      <section className="tight">
        <h2>{t("card:answers")}</h2>
        <SummaryList rows={answers} />
        <p className="no-print">
          <a className="change" href={props.changeHref}>
            {t("card:change")}
          </a>
        </p>
        <p className="no-print">{t("card:keep")}</p>
        <p className="acts">
          <button className="button second" type="button" data-print hidden>
            {t("card:print")}
          </button>
          <a href={props.procedureHref}>{t("card:procedure")}</a>
        </p>
      </section>
    </PublicLayout>
  );
}

function FormFirst({ applyHref }: NonNullable<CardPlanPageProps["form"]>) {
  const { t } = useText();
  return (
    <section className="tight">
      <h2>{t("card:inquiry.heading")}</h2>
      <ol>
        {["ask", "post", "fill", "come"].map((step) => (
          <li key={step}>{t(`card:inquiry.steps.${step}`)}</li>
        ))}
      </ol>
      <p>{t("card:inquiry.visits")}</p>
      <p className="acts">
        <a className="button" href={applyHref}>
          {t("card:inquiry.apply")}
        </a>
      </p>
    </section>
  );
}

function Pins({ kind, signing }: CardPlanPageProps["pins"]) {
  const { t } = useText();
  return (
    <section className="tight">
      <h2>{t("card:pins.heading")}</h2>
      {kind === "type" ? (
        <>
          <p>{t(signing ? "card:pins.type" : "card:pins.typeChild")}</p>
          <p>{t("card:pins.forgotten")}</p>
        </>
      ) : (
        <>
          <p>{t("card:pins.choose")}</p>
          <ul>
            <li>{t("card:pins.four")}</li>
            {signing ? <li>{t("card:pins.sign")}</li> : null}
          </ul>
          <p>{t("card:pins.guess")}</p>
        </>
      )}
      {signing ? null : <p>{t("card:pins.noSign")}</p>}
      <p>{t("card:pins.never")}</p>
    </section>
  );
}
