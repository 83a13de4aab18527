import { useText } from "../../i18n/text-context.tsx";
import { SummaryList } from "../feedback/summary-list.tsx";
import { Words } from "../feedback/words.tsx";

/** Lines ready to read (「300円 × 2通 ＝ 600円」); none: nothing is charged. */
export type FeeView = { lines: { label: string; text: string }[]; total: string };

export function FeeSummary({ fee }: { fee: FeeView }) {
  const { t } = useText();
  if (fee.lines.length === 0) return <p>{t("payments:fee.free")}</p>;
  const rows = [
    ...fee.lines.map(({ label, text }) => ({ label, value: text, changeHref: null })),
    ...(fee.lines.length > 1 ? [{ label: t("payments:total"), value: fee.total, changeHref: null }] : []),
  ];
  return <SummaryList rows={rows} />;
}

/** On the page that asks before sending: what it costs, and that nothing is to be paid now. */
export type ReviewFee = FeeView & {
  /** Ways to pay, ready to read; empty when nothing is to be paid. */
  ways: string[];
};

export function ReviewFeeSection({ fee }: { fee: ReviewFee }) {
  const { t } = useText();
  return (
    <section className="tight">
      <h2>{t("payments:fee.title")}</h2>
      <FeeSummary fee={fee} />
      {fee.ways.length === 0 ? null : (
        <>
          <p>{t("payments:fee.later")}</p>
          <ul>
            {fee.ways.map((way) => (
              <li key={way}>
                <Words>{way}</Words>
              </li>
            ))}
          </ul>
          <p>{t("payments:fee.after")}</p>
        </>
      )}
    </section>
  );
}

/** On the receipt and the application's page: how it stands, and the way to the payment page. */
export type PaymentNote = { texts: string[]; lines: string[]; href: string | null; needed: boolean };

export function PaymentSection({ note }: { note: PaymentNote }) {
  const { t } = useText();
  return (
    <section className="tight">
      <h2>{t("payments:section.title")}</h2>
      {note.texts.map((text) => (
        <p key={text}>
          <Words>{text}</Words>
        </p>
      ))}
      {note.lines.length === 0 ? null : (
        <ul>
          {note.lines.map((line) => (
            <li key={line}>
              <Words>{line}</Words>
            </li>
          ))}
        </ul>
      )}
      {note.href === null ? null : (
        <p className="no-print">
          <a className={note.needed ? "button" : "change"} href={note.href}>
            {t(note.needed ? "payments:section.choose" : "payments:section.see")}
          </a>
        </p>
      )}
    </section>
  );
}
