import { useText } from "../../i18n/text-context.tsx";
import type { Qr } from "../layout/sheet-head.tsx";
import { Act, Live, Stop } from "./handoff-parts.tsx";

type Props = { code: string; qr: Qr; time: string; minutes: number; here: string };

/** The digits as large as the page allows: they are read across a counter. */
export function HandoffCode({ code, qr, time, minutes, here }: Props) {
  const { t } = useText();
  const halves = [code.slice(0, 3), code.slice(3)];
  return (
    <>
      <h1>{t("handoff:waiting.title")}</h1>
      <div className="receipt tight">
        <h2>{t("handoff:waiting.code")}</h2>
        <p className="big-number show-code">
          <span>{halves[0]}</span> <span>{halves[1]}</span>
        </p>
        <p>{t("handoff:waiting.until", { time, count: minutes })}</p>
      </div>
      <Live here={here} words={t("handoff:waiting.live")} />
      <section className="tight">
        <p>{t("handoff:waiting.qr")}</p>
        <svg
          className="show-qr"
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          role="img"
          aria-label={t("handoff:waiting.qrAlt")}
        >
          <path d={qr.path} fill="currentColor" stroke="none" />
        </svg>
      </section>
      <Act act="show" label="handoff:waiting.renew" className="button second" />
      <Stop />
    </>
  );
}
