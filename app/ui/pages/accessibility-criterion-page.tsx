import { useText } from "../../i18n/text-context.tsx";
import { WideTable } from "../console/wide-table.tsx";
import { Words } from "../feedback/words.tsx";
import type { Frame, Link } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

export type CriterionPageProps = {
  frame: Frame;
  back: Link;
  title: string;
  facts: { name: string; value: string }[];
  /** In English, as the criteria's table has it. */
  how: { name: string; value: string };
  rows: { address: string; states: number; result: string }[];
};

export function AccessibilityCriterionPage({ frame, back, title, facts, how, rows }: CriterionPageProps) {
  const { t } = useText();
  const caption = t("accessibility:one.byPage");
  return (
    <PublicLayout frame={frame}>
      <p className="crumb">
        <a href={back.href}>{back.label}</a>
      </p>
      <h1>{title}</h1>
      <dl className="rows">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Words>{value}</Words>
            </dd>
          </div>
        ))}
        <div>
          <dt>{how.name}</dt>
          <dd lang="en">
            <Words lang="en">{how.value}</Words>
          </dd>
        </div>
      </dl>
      <p>{t("accessibility:results.checks")}</p>
      <section className="stack">
        <h2>{caption}</h2>
        <p>{t("accessibility:one.byPageAbout")}</p>
        <WideTable label={caption} className="evidence">
          <caption className="vh">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t("accessibility:columns.name")}</th>
              <th scope="col">{t("accessibility:columns.states")}</th>
              <th scope="col">{t("accessibility:columns.result")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ address, states, result }) => (
              <tr key={address}>
                <th scope="row" className="address">
                  {address}
                </th>
                <td className="right">{states}</td>
                <td>{result}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      </section>
    </PublicLayout>
  );
}
