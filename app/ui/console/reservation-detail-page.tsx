import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { NumberGroups } from "../feedback/number-groups.tsx";
import { type ReservationStateCode, ReservationTag } from "../feedback/reservation-tag.tsx";
import { Telephone } from "../layout/contact.tsx";
import { History } from "./history.tsx";
import { ReservationActions, type ReservationActionsProps } from "./reservation-actions.tsx";
import { ReservationTimes, type ReservationTimesProps } from "./reservation-times.tsx";

type Fact = { label: string; value: string };
export type ReservationDetailPageProps = ReservationActionsProps & {
  backHref: string;
  code: string;
  /** Second secret, to be read out to its owner. */
  secret: string;
  /** The numbers stand large, to be read out. */
  isJustBooked: boolean;
  state: ReservationStateCode;
  facts: Fact[];
  person: Fact[];
  tel: string;
  bring: string[];
  application: { kind: "none" } | { kind: "foreign" } | { kind: "own"; label: string; href: string };
  history: { key: string; at: string; who: string; what: string; text: string }[];
  /** Ready message after an action; null otherwise. */
  done: string | null;
  /** To be called, because no mail tells of what was done. */
  telephone: string | null;
  failure: string | null;
  /** Times to choose from while moving; null otherwise. */
  moving: { cancelHref: string; now: string; hasMail: boolean; times: ReservationTimesProps } | null;
};

export function ReservationDetailPage(props: ReservationDetailPageProps) {
  const { t } = useText();
  const { done, failure, refused, telephone, moving } = props;
  const href = refused === null ? null : "#cancel-reason";
  return (
    <>
      <p>
        <a href={props.backHref}>{t("desk:file.back")}</a>
      </p>
      <ErrorSummary heading={t("desk:problem.heading")} errors={failure === null ? [] : [{ message: failure, href }]} />
      {done === null ? null : (
        <div className="banner banner-done tight" role="status">
          <p>{done}</p>
          {telephone === null ? null : <p>{t("desk:act.telephone", { tel: telephone })}</p>}
        </div>
      )}
      {moving === null ? <Whole {...props} /> : <Moving {...moving} revision={props.revision} />}
    </>
  );
}

function Whole(props: ReservationDetailPageProps) {
  const { t } = useText();
  const { isJustBooked, code, secret } = props;
  return (
    <>
      {isJustBooked ? <Numbers code={code} secret={secret} bring={props.bring} /> : null}
      <div className="two">
        <div className="stack">
          <Facts {...props} />
          <Person {...props} />
        </div>
        <div className="stack">
          <ReservationActions {...props} />
          {isJustBooked ? null : (
            <details>
              <summary>{t("desk:file.readOut")}</summary>
              <Numbers code={code} secret={secret} bring={props.bring} />
            </details>
          )}
          <History
            heading={t("desk:file.history")}
            entries={props.history.map((event) => ({ ...event, lines: [event.text] }))}
          />
        </div>
      </div>
    </>
  );
}

function Numbers({ code, secret, bring }: Pick<ReservationDetailPageProps, "code" | "secret" | "bring">) {
  const { t } = useText();
  return (
    <section className="receipt tight">
      <h2>{t("desk:file.number")}</h2>
      <NumberGroups value={code} className="big-number" />
      <h3>{t("desk:file.secret")}</h3>
      <NumberGroups value={secret} className="big-number secret" />
      {bring.length === 0 ? null : (
        <>
          <h3>{t("desk:file.bring")}</h3>
          <ul>
            {bring.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Facts({ facts, state, application }: ReservationDetailPageProps) {
  const { t } = useText();
  return (
    <section>
      <h2>{t("desk:file.facts")}</h2>
      <p>
        <ReservationTag state={state} word={t(`desk:state.${state}`)} />
      </p>
      <dl className="rows">
        {facts.map((fact) => (
          <Row key={fact.label} {...fact} />
        ))}
        <div>
          <dt>{t("desk:file.application")}</dt>
          <dd>
            {application.kind === "none" ? t("desk:file.noApplication") : null}
            {application.kind === "foreign" ? t("desk:file.foreignApplication") : null}
            {application.kind === "own" ? <a href={application.href}>{application.label}</a> : null}
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Person({ person, tel }: ReservationDetailPageProps) {
  const { t } = useText();
  return (
    <section>
      <h2>{t("desk:file.person")}</h2>
      <dl className="rows">
        <div>
          <dt>{t("desk:file.tel")}</dt>
          <dd>
            <Telephone tel={tel} />
          </dd>
        </div>
        {person.map((fact) => (
          <Row key={fact.label} {...fact} />
        ))}
      </dl>
    </section>
  );
}

function Row({ label, value }: Fact) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Moving(props: NonNullable<ReservationDetailPageProps["moving"]> & { revision: number }) {
  const { t } = useText();
  return (
    <section className="stack">
      <h2>{t("desk:move.title")}</h2>
      <p>
        {t("desk:move.now")}：<b>{props.now}</b>
      </p>
      <p>{t(props.hasMail ? "desk:move.about" : "desk:move.aboutNoMail")}</p>
      <p>
        <a href={props.cancelHref}>{t("desk:move.cancel")}</a>
      </p>
      <ReservationTimes times={props.times}>
        <input type="hidden" name="action" value="move" />
        <input type="hidden" name="revision" value={props.revision} />
      </ReservationTimes>
    </section>
  );
}
