import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { type ReservationStateCode, ReservationTag } from "../feedback/reservation-tag.tsx";
import { errorLinks } from "../fields/error-links.ts";
import { FieldFor } from "../fields/field-for.tsx";
import { plainField } from "../fields/plain-field.ts";
import { PostForm } from "../forms/post-form.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

export type ReservationService = { href: string; need: string; name: string; minutes: number };
export type MyReservation = {
  href: string;
  service: string;
  when: string;
  code: string;
  state: ReservationStateCode;
};
/** Input names: `number`, `secret`. */
export type ReservationHomePageProps = {
  frame: Frame;
  /** By what people come for; words are reservations:groups.<id>. */
  groups: { id: string; services: ReservationService[] }[];
  /** Reservations of this browser, the next one first. */
  mine: MyReservation[];
  number: string;
  /** `form`: the pair does not fit, which says no more than that and stands beside the first. */
  errors: { number: string | null; secret: string | null; form: string | null };
  unconfirmed: boolean;
  /** Today's lines; the planner of the card. */
  queueHref: string;
  cardHref: string;
};

export function ReservationHomePage(props: ReservationHomePageProps) {
  const { t } = useText();
  const { errors } = props;
  const fields = [
    plainField({
      id: "number",
      type: "text",
      label: t("reservations:lookup.number"),
      hint: t("reservations:lookup.numberHint"),
      maxLength: 30,
      value: props.number,
      error: errors.number ?? errors.form,
    }),
    plainField({
      id: "secret",
      type: "text",
      label: t("reservations:lookup.secret"),
      hint: t("reservations:lookup.secretHint"),
      maxLength: 30,
      error: errors.secret,
    }),
  ];
  return (
    <PublicLayout frame={props.frame}>
      <ErrorSummary errors={errorLinks(fields)} />
      <div className="tight">
        <h1>{t("reservations:home.title")}</h1>
        <p className="answer">{t("reservations:home.lead")}</p>
        <p>
          <a className="change" href="#booked">
            {t("reservations:home.toBooked")}
          </a>
        </p>
      </div>
      {props.unconfirmed ? <p className="sample">{t("reservations:sample")}</p> : null}
      <Mine mine={props.mine} />
      {props.groups.map(({ id, services }) => (
        <section key={id} aria-labelledby={`group-${id}`}>
          <h2 id={`group-${id}`}>{t(`reservations:groups.${id}`)}</h2>
          <ul className="plain hits">
            {services.map((service) => (
              <li key={service.href}>
                <a className="change need-link" href={service.href}>
                  {service.need}
                </a>
                <p className="marks">
                  <span>{service.name}</span>
                  <span>{t("reservations:minutes", { count: service.minutes })}</span>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section aria-labelledby="other">
        <h2 id="other">{t("reservations:home.other")}</h2>
        <ul className="plain hits">
          <li>
            <a className="change need-link" href={props.cardHref}>
              {t("reservations:home.card")}
            </a>
          </li>
          <li>
            <a className="change need-link" href={props.queueHref}>
              {t("reservations:home.queue")}
            </a>
            <p className="marks">
              <span>{t("reservations:home.queueAbout")}</span>
            </p>
          </li>
        </ul>
      </section>
      <section aria-labelledby="booked">
        <h2 id="booked">{t("reservations:lookup.title")}</h2>
        <p>{t("reservations:lookup.lead")}</p>
        <PostForm action={null} hidden={{}}>
          <div className="fields">
            {fields.map((field) => (
              <FieldFor key={field.id} field={field} />
            ))}
          </div>
          <p className="acts">
            <button className="button forward" type="submit">
              {t("reservations:lookup.submit")}
            </button>
          </p>
        </PostForm>
        <p className="soft">{t("reservations:lookup.lost")}</p>
      </section>
    </PublicLayout>
  );
}

function Mine({ mine }: Pick<ReservationHomePageProps, "mine">) {
  const { t } = useText();
  if (mine.length === 0) return null;
  return (
    <section aria-labelledby="mine">
      <h2 id="mine">{t("reservations:home.mine")}</h2>
      <ReservationList list={mine} />
    </section>
  );
}

export function ReservationList({ list }: { list: MyReservation[] }) {
  return (
    <ul className="plain hits">
      {list.map((each) => (
        <li key={each.href}>
          <a className="change" href={each.href}>
            {each.when} {each.service}
          </a>
          <p className="marks">
            <ReservationTag state={each.state} />
            <span className="code">{each.code}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
