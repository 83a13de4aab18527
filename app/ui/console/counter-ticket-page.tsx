import { useText } from "../../i18n/text-context.tsx";
import { NumberGroups } from "../feedback/number-groups.tsx";
import type { City } from "../layout/frame.ts";
import { type Qr, SheetHead } from "../layout/sheet-head.tsx";
import { QrCode } from "./counter-qr.tsx";

export type CounterTicketPageProps = {
  city: City;
  backHref: string;
  number: number;
  code: string;
  counter: string;
  service: string;
  when: string;
  /** Typed by whoever cannot read the QR code. */
  address: string;
  qr: Qr;
};

export function CounterTicketPage(props: CounterTicketPageProps) {
  const { t } = useText();
  return (
    <>
      <p className="inline no-print">
        <a href={props.backHref}>{t("line:ticket.back")}</a>
        <button type="button" className="button" data-print hidden>
          {t("line:ticket.print")}
        </button>
      </p>
      <SheetHead city={props.city} qr={null} />
      <div className="receipt tight">
        <h2>{t("line:ticket.number")}</h2>
        <p className="ticket-number">{props.number}</p>
        <dl className="rows">
          <div>
            <dt>{t("line:ticket.counter")}</dt>
            <dd>{props.counter}</dd>
          </div>
          <div>
            <dt>{t("line:ticket.what")}</dt>
            <dd>{props.service}</dd>
          </div>
          <div>
            <dt>{t("line:ticket.when")}</dt>
            <dd>{props.when}</dd>
          </div>
        </dl>
        <p>{t("line:ticket.about")}</p>
        <QrCode qr={props.qr} />
        <p>{t("line:ticket.aboutCode", { address: props.address })}</p>
        <NumberGroups value={props.code} className="big-number secret" />
      </div>
    </>
  );
}
