import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { WideTable } from "./wide-table.tsx";

export type PublishingImportProps = {
  backHref: string;
  bundleMb: number;
  problem: string | null;
  /** What became of each handout; null: nothing was handed in yet. */
  lines:
    | {
        name: string;
        title: string | null;
        outcome: "new" | "changed" | "same" | "refused";
        reasons: string[];
        href: string | null;
      }[]
    | null;
};

/** Many handouts at once, from the file that the list hands out or from a folder. */
export function PublishingImportPage({ backHref, bundleMb, problem, lines }: PublishingImportProps) {
  const { t } = useText();
  return (
    <>
      <p>
        <a href={backHref}>{t("publishing:back")}</a>
      </p>
      {lines === null ? null : <Report lines={lines} />}
      <section className="stack narrow" aria-labelledby="import-all">
        <h2 id="import-all">{t("publishing:import.allHeading")}</h2>
        <p>{t("publishing:import.allAbout")}</p>
        <ErrorSummary
          heading={t("publishing:import.refused")}
          errors={problem === null ? [] : [{ message: problem, href: "#import-bundle" }]}
        />
        <form method="post" encType="multipart/form-data" className="stack">
          <div>
            <label className="label" htmlFor="import-bundle">
              {t("publishing:import.bundle")}
            </label>
            <p className="hint" id="import-bundle-hint">
              {t("publishing:import.bundleHint", { mb: bundleMb })}
            </p>
            {problem === null ? null : (
              <p className="error" id="import-bundle-error">
                {problem}
              </p>
            )}
            <input
              id="import-bundle"
              name="bundle"
              type="file"
              accept="application/json,.json"
              aria-invalid={problem === null ? undefined : true}
              aria-describedby={problem === null ? "import-bundle-hint" : "import-bundle-hint import-bundle-error"}
            />
          </div>
          <div>
            <label className="label" htmlFor="import-folder">
              {t("publishing:import.folder")}
            </label>
            <p className="hint" id="import-folder-hint">
              {t("publishing:import.folderHint")}
            </p>
            <input
              id="import-folder"
              name="folder"
              type="file"
              multiple
              {...{ webkitdirectory: "" }}
              aria-describedby="import-folder-hint"
            />
          </div>
          <p>
            <button type="submit" className="button">
              {t("publishing:import.readAll")}
            </button>
          </p>
        </form>
      </section>
    </>
  );
}

const outcomes = ["new", "changed", "same", "refused"] as const;

function Report({ lines }: { lines: NonNullable<PublishingImportProps["lines"]> }) {
  const { t } = useText();
  const counts = outcomes.flatMap((outcome) => {
    const count = lines.filter((line) => line.outcome === outcome).length;
    return count === 0 ? [] : [t(`publishing:import.count.${outcome}`, { count })];
  });
  return (
    <section className="stack" aria-labelledby="import-report" role="status">
      <h2 id="import-report">{t("publishing:import.report")}</h2>
      <p>{counts.join(t("ui:list.comma"))}</p>
      <p>{t("publishing:import.unpublished")}</p>
      <WideTable label={t("publishing:import.report")}>
        <caption className="vh">{t("publishing:import.report")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("publishing:import.column.name")}</th>
            <th scope="col">{t("publishing:list.name")}</th>
            <th scope="col">{t("publishing:import.column.outcome")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, title, outcome, reasons, href }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{href === null ? (title ?? "") : <a href={href}>{title}</a>}</td>
              <td>
                <b>{t(`publishing:import.outcome.${outcome}`)}</b>
                {reasons.length === 0 ? null : (
                  <ul>
                    {reasons.map((reason) => (
                      <li key={reason}>{reason}</li>
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}
