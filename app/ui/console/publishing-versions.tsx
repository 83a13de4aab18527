import { useText } from "../../i18n/text-context.tsx";
import { PublishingAct } from "./publishing-parts.tsx";
import { ReasonField, type RefusedReason } from "./reason-field.tsx";
import { WideTable } from "./wide-table.tsx";

export type VersionRow = {
  version: number;
  state: string;
  when: string;
  /** Who wrote it, and who approved it. */
  who: string[];
  note: string;
  /** Its content can be shown again. */
  mayRollBack: boolean;
};
/** Refused going live at once; the version that was chosen. */
export type RefusedRollBack = RefusedReason & { version: number };
type Props = {
  versions: VersionRow[];
  mayHurry: boolean;
  compareHref: string | null;
  refused: RefusedRollBack | null;
};

const columns = ["version", "state", "when", "who", "note"] as const;

export function PublishingVersions({ versions, mayHurry, compareHref, refused }: Props) {
  const { t } = useText();
  const older = versions.filter(({ mayRollBack }) => mayRollBack);
  return (
    <section className="stack">
      <h2>{t("publishing:versions.heading")}</h2>
      <WideTable label={t("publishing:versions.caption")}>
        <caption className="vh">{t("publishing:versions.caption")}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`publishing:versions.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versions.map((row) => (
            <tr key={row.version}>
              <th scope="row" className="nowrap">
                {t("publishing:version", { version: row.version })}
              </th>
              <td className="nowrap">{row.state}</td>
              <td className="nowrap">{row.when}</td>
              <td>
                {row.who.map((each) => (
                  <div key={each}>{each}</div>
                ))}
              </td>
              <td>{row.note}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      {compareHref === null ? null : (
        <p>
          <a href={compareHref}>{t("publishing:versions.compare")}</a>
        </p>
      )}
      {older.length === 0 ? null : <RollBack older={older} mayHurry={mayHurry} refused={refused} />}
    </section>
  );
}

function RollBack({ older, mayHurry, refused }: { older: VersionRow[] } & Pick<Props, "mayHurry" | "refused">) {
  const { t } = useText();
  return (
    <details open={refused !== null}>
      <summary>{t("publishing:rollBack.heading")}</summary>
      <PublishingAct action="roll-back">
        <p className="hint">{t("publishing:rollBack.about")}</p>
        <label className="label" htmlFor="roll-back-version">
          {t("publishing:rollBack.version")}
        </label>
        <select id="roll-back-version" name="version" defaultValue={refused?.version}>
          {older.map((row) => (
            <option key={row.version} value={row.version}>
              {t("publishing:rollBack.option", { version: row.version, when: row.when })}
            </option>
          ))}
        </select>
        {mayHurry ? (
          <>
            <fieldset>
              <legend>{t("publishing:rollBack.how")}</legend>
              <label className="choice">
                <input type="radio" name="how" value="review" defaultChecked={refused === null} />
                <span>{t("publishing:rollBack.review")}</span>
              </label>
              <label className="choice">
                <input type="radio" name="how" value="now" defaultChecked={refused !== null} />
                <span>
                  {t("publishing:rollBack.now")}
                  <span className="hint">{t("publishing:rollBack.nowHint")}</span>
                </span>
              </label>
            </fieldset>
            <ReasonField
              id="roll-back-reason"
              name="reason"
              label={t("publishing:rollBack.reason")}
              rows={2}
              maxLength={300}
              refused={refused}
            />
          </>
        ) : null}
        <p>
          <button type="submit" className="button second">
            {t("publishing:rollBack.submit")}
          </button>
        </p>
      </PublishingAct>
    </details>
  );
}
