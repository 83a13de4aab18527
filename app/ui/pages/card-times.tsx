import { useText } from "../../i18n/text-context.tsx";

export type CardTimes = {
  times: { when: string; where: string; href: string }[];
  /** The day on which booking for these days opens, ready to read; null: it is open. */
  opens: string | null;
  bookHref: string;
};

type Props = {
  times: CardTimes | null;
  /** Why there are none, ready to read. */
  noTimes: string | null;
  /** The renewal has its days: nothing else is shown. */
  within: boolean;
  /** For whom these times are: whose notice has arrived, who has the form the city posts. */
  remark: "pickup" | "proxy" | null;
};

/** Times as links to the day they are on: the page there holds them. */
export function CardTimesSection({ times, noTimes, within, remark }: Props) {
  const { t } = useText();
  if (times === null && noTimes === null) return null;
  return (
    <section className="tight">
      <h2>{t("card:times.heading")}</h2>
      {times === null ? (
        <p>{noTimes}</p>
      ) : (
        <>
          {within && times.opens === null ? <p>{t("card:times.within")}</p> : null}
          {remark === null ? null : <p>{t(`card:times.${remark}`)}</p>}
          <Times times={times} />
        </>
      )}
    </section>
  );
}

function Times({ times: { times, opens, bookHref } }: { times: CardTimes }) {
  const { t } = useText();
  if (opens !== null) return <p>{t("card:times.later", { day: opens })}</p>;
  return (
    <>
      {times.length === 0 ? <p>{t("card:times.none")}</p> : <p>{t("card:times.choose")}</p>}
      <ul className="plain hits no-print">
        {times.map(({ when, where, href }) => (
          <li key={href + when}>
            <a className="change" href={href}>
              {when}
            </a>
            <p className="marks">{where}</p>
          </li>
        ))}
      </ul>
      <p className="no-print">
        <a className="button" href={bookHref}>
          {t("card:times.all")}
        </a>
      </p>
    </>
  );
}
