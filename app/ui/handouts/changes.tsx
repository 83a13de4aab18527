import { useText } from "../../i18n/text-context.tsx";
import { WideTable } from "../console/wide-table.tsx";
import { Words } from "../feedback/words.tsx";
import { placed } from "./placed.ts";

export type ChangePart = { mark: "same" | "added" | "removed"; text: string };
/** What became different since the version before; both lists empty: nothing in this language. */
export type ChangesView = {
  about: string;
  /** Beside the text: title, days, owner. An empty text: nothing stood there. */
  facts: { label: string; before: string; after: string }[];
  entries: { what: "added" | "removed" | "changed"; parts: ChangePart[] }[];
};

/** Said by a word at each place; lines under and through the text only repeat it. */
export function Changes({ changes, lang }: { changes: ChangesView; lang: "ja" | "en" | undefined }) {
  const { t } = useText();
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{t("handouts:changes.heading")}</h2>
      <p>{changes.about}</p>
      {changes.facts.length === 0 ? null : <Facts facts={changes.facts} lang={lang} />}
      {changes.entries.length === 0 ? (
        <p>{t("handouts:changes.nothing")}</p>
      ) : (
        <ul className="plain leaf-changes">
          {placed(changes.entries).map(({ part: { what, parts }, place }) => (
            <li key={place}>
              <p>
                <b>{t(`handouts:changes.${what}`)}</b>
              </p>
              <p lang={lang}>
                {placed(parts).map(({ part, place: at }) => (
                  <Part key={at} part={part} named={what === "changed"} lang={lang} />
                ))}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Facts({ facts, lang }: Pick<ChangesView, "facts"> & { lang: "ja" | "en" | undefined }) {
  const { t } = useText();
  const cell = (words: string) => (words === "" ? t("handouts:changes.none") : <span lang={lang}>{words}</span>);
  return (
    <WideTable label={t("handouts:changes.facts")} className="leaf-table">
      <caption>{t("handouts:changes.facts")}</caption>
      <thead>
        <tr>
          {(["field", "before", "after"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`handouts:changes.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {facts.map(({ label, before, after }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{cell(before)}</td>
            <td>{cell(after)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

/** Within a changed passage each part is named for those who listen, too. */
function Part({ part, named, lang }: { part: ChangePart; named: boolean; lang: "ja" | "en" | undefined }) {
  const { t } = useText();
  const tongue = lang === undefined ? {} : { lang };
  if (part.mark === "same") return <Words {...tongue}>{part.text}</Words>;
  const word = named ? <span className="vh">{t(`handouts:changes.part.${part.mark}`)}</span> : null;
  return part.mark === "added" ? (
    <ins>
      {word}
      <Words {...tongue}>{part.text}</Words>
    </ins>
  ) : (
    <del>
      {word}
      <Words {...tongue}>{part.text}</Words>
    </del>
  );
}
