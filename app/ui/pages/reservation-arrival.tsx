import { useText } from "../../i18n/text-context.tsx";
import { PostForm } from "../forms/post-form.tsx";

/** press: may say so now. later: from that time on. line: has a place in line. */
export type ArrivalView = { kind: "press" } | { kind: "later"; from: string } | { kind: "line"; href: string };

/** On the day itself: what to do on arriving at the counter. */
export function Arrival({ arrival }: { arrival: ArrivalView }) {
  const { t } = useText();
  return (
    <section className="no-print" aria-labelledby="arrival">
      <h2 id="arrival">{t(arrival.kind === "line" ? "reservations:arrival.place" : "reservations:arrival.title")}</h2>
      {arrival.kind === "later" ? <p>{t("reservations:arrival.later", { from: arrival.from })}</p> : null}
      {arrival.kind === "line" ? (
        <p>
          <a className="button forward" href={arrival.href}>
            {t("reservations:arrival.line")}
          </a>
        </p>
      ) : null}
      {arrival.kind === "press" ? (
        <>
          <p>{t("reservations:arrival.about")}</p>
          <PostForm action={null} hidden={{ action: "arrive" }}>
            <p>
              <button className="button forward" type="submit">
                {t("reservations:arrival.press")}
              </button>
            </p>
          </PostForm>
        </>
      ) : null}
    </section>
  );
}
