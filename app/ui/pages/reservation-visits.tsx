import { useText } from "../../i18n/text-context.tsx";
import { type MyReservation, ReservationList } from "./reservation-home-page.tsx";

export type VisitNote = {
  /** Visits of this application, by day. */
  list: MyReservation[];
  /** Times for exactly this application; null: none is needed. */
  bookHref: string | null;
  /** Something is to be corrected, which may be easier at the counter. */
  isCorrection: boolean;
};

export function ReservationVisits({ note }: { note: VisitNote }) {
  const { t } = useText();
  return (
    <section aria-labelledby="visits">
      <h2 id="visits">{t("reservations:visits.title")}</h2>
      {note.list.length === 0 ? null : <ReservationList list={note.list} />}
      {note.bookHref === null ? null : (
        <div className="no-print tight">
          <p>{t(note.isCorrection ? "reservations:visits.correction" : "reservations:visits.about")}</p>
          <p>
            <a className="change" href={note.bookHref}>
              {t("reservations:visits.book")}
            </a>
          </p>
        </div>
      )}
    </section>
  );
}
