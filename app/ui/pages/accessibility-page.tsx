import type { ReactNode } from "react";
import { useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";
import { AskLine } from "../layout/contact.tsx";
import type { Frame, Link } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

export type AccessibilityPageProps = {
  frame: Frame;
  /** Last test, ready to read; null: none has been made here. */
  run: {
    date: string;
    scope: string;
    /** Of the criteria of the JIS. */
    results: string[];
    report: Link;
  } | null;
  /** The city's own statement, where the evidence bears it; null: none (未表明). */
  claim: string | null;
  /** Department in charge, as the city names it; null: the city has not named one yet. */
  department: string | null;
  /** Day by which the target is to be reached; null: the city has not set one. */
  deadline: string | null;
  exceptions: string[];
  known: { problem: string; plan: string }[];
};

/** The policy in the items that are expected of it. It never says 準拠: that is for the city, after its own tests. */
export function AccessibilityPage(props: AccessibilityPageProps) {
  const { t } = useText();
  const { city } = props.frame;
  const undecided = t("pages:accessibility.undecided");
  return (
    <PublicLayout frame={props.frame}>
      <div className="tight">
        <h1>{t("pages:accessibility.title")}</h1>
        <p>{t("pages:accessibility.lead", { portal: city.portalName })}</p>
      </div>
      <section>
        <h2>{t("pages:accessibility.policy")}</h2>
        <dl className="rows">
          <Row name="scope">{t("pages:accessibility.scope", { portal: city.portalName })}</Row>
          <Row name="target">{t("pages:accessibility.target")}</Row>
          <Row name="claim">
            <Words>{props.claim ?? t("pages:accessibility.claim")}</Words>
          </Row>
          <Row name="deadline">{props.deadline ?? undecided}</Row>
          <Row name="exceptions">
            {props.exceptions.length === 0 ? t("pages:accessibility.noExceptions") : <Lines lines={props.exceptions} />}
          </Row>
          <Row name="additional">{t("pages:accessibility.additional")}</Row>
          <Row name="department">{props.department ?? undecided}</Row>
          <Row name="known">
            {props.known.length === 0 ? (
              t("pages:accessibility.noKnown")
            ) : (
              <Lines lines={props.known.map((each) => `${each.problem} ${each.plan}`)} />
            )}
          </Row>
          <Row name="method">{t("pages:accessibility.method")}</Row>
        </dl>
      </section>
      <LastTest run={props.run} />
      <section>
        <h2>{t("pages:accessibility.tell")}</h2>
        <p>{t("pages:accessibility.tellAbout")}</p>
        <AskLine city={city} department={props.department ?? city.office} />
      </section>
    </PublicLayout>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useText();
  return (
    <div>
      <dt>{t(`pages:accessibility.fields.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function LastTest({ run }: Pick<AccessibilityPageProps, "run">) {
  const { t } = useText();
  return (
    <section>
      <h2>{t("pages:accessibility.run")}</h2>
      {run === null ? (
        <p>{t("pages:accessibility.noRun")}</p>
      ) : (
        <>
          <p>{t("pages:accessibility.runAbout")}</p>
          <dl className="rows">
            <Row name="runDate">{run.date}</Row>
            <Row name="runScope">{run.scope}</Row>
            <Row name="runResult">
              <Lines lines={run.results} />
            </Row>
          </dl>
          <p>
            <a className="change" href={run.report.href}>
              {run.report.label}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
