import { useText } from "../../i18n/text-context.tsx";
import { Pagination, type PaginationProps } from "../feedback/pagination.tsx";
import { Words } from "../feedback/words.tsx";
import { AskLine } from "../layout/contact.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

export type AccessPageProps = {
  frame: Frame;
  procedureTitle: string;
  receipt: string;
  backHref: string;
  department: string;
  /** Newest first; all words are ready. */
  readings: { id: string; when: string; who: string; department: string; what: string }[];
  pagination: PaginationProps;
};

const rules = ["a", "b", "c", "d", "e"];

/** Who at the city office looked at an application, and what that record says and does not say. */
export function AccessPage(props: AccessPageProps) {
  const { t } = useText();
  const { frame, readings } = props;
  return (
    <PublicLayout frame={frame}>
      <p className="crumb">
        <a className="back" href={props.backHref}>
          {t("portal:titles.application")}
        </a>
      </p>
      <div className="tight">
        <h1>{t("case:access.title")}</h1>
        <p className="soft">
          <Words>{props.procedureTitle}</Words> {props.receipt}
        </p>
        <p>{t("case:access.lead")}</p>
      </div>
      {readings.length === 0 ? (
        <p>{t("case:access.none")}</p>
      ) : (
        <ol className="plain readings">
          {readings.map(({ id, when, who, department, what }) => (
            <li key={id}>
              <span className="by">{when}</span>
              <b>{what}</b>
              <span>
                {department} <Words>{who}</Words>
              </span>
            </li>
          ))}
        </ol>
      )}
      <Pagination {...props.pagination} />
      <section>
        <h2>{t("case:access.rules")}</h2>
        <ul>
          {rules.map((rule) => (
            <li key={rule}>{t(`case:access.rule.${rule}`)}</li>
          ))}
        </ul>
        <AskLine city={frame.city} department={props.department} />
      </section>
    </PublicLayout>
  );
}
