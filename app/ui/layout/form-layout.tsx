import type { ReactNode } from "react";
import { useText } from "../../i18n/text-context.tsx";
import type { FormFrame } from "./frame.ts";

/** One question and nothing else: the way back and the small name of the procedure are all there is around it. */
export function FormLayout({ frame, children }: { frame: FormFrame; children: ReactNode }) {
  const { t } = useText();
  const { backHref, city, procedureTitle, progress } = frame;
  return (
    <>
      <header className="column step-head">
        {backHref === null ? (
          <p>{city.portalName}</p>
        ) : (
          <a className="back" href={backHref}>
            {t("ui:form.back")}
          </a>
        )}
      </header>
      <main id="main" tabIndex={-1} className="column step-page">
        <p className="step-name">
          <span>{procedureTitle === null ? city.name : `${city.name} ${procedureTitle}`}</span>
          {progress === null ? null : <Progress index={progress.index} total={progress.total} />}
        </p>
        <div className="stack">{children}</div>
      </main>
    </>
  );
}

/** 8つのうち3つめ; the counting word つ ends at nine. */
function Progress({ index, total }: { index: number; total: number }) {
  const { t } = useText();
  return <span>{t(total > 9 ? "ui:form.progressMany" : "ui:form.progress", { index, total })}</span>;
}
