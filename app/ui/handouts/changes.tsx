import { useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";
import { placed } from "./placed.ts";

export type ChangePart = { mark: "same" | "added" | "removed"; text: string };
/** What became different since the version before; `entries` empty: nothing in this language. */
export type ChangesView = { about: string; entries: { what: "added" | "removed" | "changed"; parts: ChangePart[] }[] };

/** Said by a word at each place; lines under and through the text only repeat it. */
export function Changes({ changes, lang }: { changes: ChangesView; lang: "ja" | "en" | undefined }) {
  const { t } = useText();
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{t("handouts:changes.heading")}</h2>
      <p>{changes.about}</p>
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
