import { useText } from "../../i18n/text-context.tsx";
import { EditorField, EditorInput, EditorSelect } from "./timetable-input.tsx";
import { WideTable } from "./wide-table.tsx";

type Bounds = { min: number; max: number; step: number };
type Option = { value: string; label: string };
export type ServiceFormView = {
  bounds: Record<string, Bounds>;
  /** Places by their row; the last one is empty and chosen from `newPlaces`. */
  places: { counterId: string; label: string }[];
  newPlaces: Option[];
  together: { procedure: string; title: string }[];
  /** Null: no class. */
  sessionRows: number | null;
  sessionPlaces: Option[];
};

const lengths = ["minutes", "buffer", "every"];
const leads = ["earliest", "openDays", "hours", "perPerson"];
const numbers = ["desks", "online", "phone", "counter"] as const;

export function ServiceForm(view: ServiceFormView) {
  const { t } = useText();
  return (
    <>
      <section>
        <h2>{t("timetable:service.lengths")}</h2>
        <Numbers names={lengths} bounds={view.bounds} />
      </section>
      <section>
        <h2>{t("timetable:service.when")}</h2>
        <Numbers names={leads} bounds={view.bounds} />
      </section>
      <Places {...view} />
      {view.together.length === 0 ? null : (
        <section>
          <h2>{t("timetable:service.together")}</h2>
          <div className="numbers">
            {view.together.map(({ procedure, title }) => (
              <EditorField key={procedure} name={`together.${procedure}`} label={title} {...view.bounds.together} />
            ))}
          </div>
        </section>
      )}
      {view.sessionRows === null ? null : <Sessions rows={view.sessionRows} places={view.sessionPlaces} />}
    </>
  );
}

function Numbers({ names, bounds }: { names: string[] } & Pick<ServiceFormView, "bounds">) {
  const { t } = useText();
  return (
    <div className="numbers">
      {names.map((name) => (
        <EditorField key={name} name={name} label={t(`timetable:service.${name}`)} {...bounds[name]} />
      ))}
    </div>
  );
}

function Places({ places, newPlaces, bounds }: ServiceFormView) {
  const { t } = useText();
  const rows = newPlaces.length === 0 ? places : [...places, null];
  return (
    <section id="places">
      <h2>{t("timetable:service.places")}</h2>
      <p className="hint">{t("timetable:service.placesAbout")}</p>
      <WideTable label={t("timetable:service.placesCaption")} className="editor-table">
        <caption className="vh">{t("timetable:service.placesCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("timetable:service.place")}</th>
            {numbers.map((name) => (
              <th key={name} scope="col">
                {t(`timetable:service.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((place, at) => {
            const label = place?.label ?? t("timetable:service.newPlace");
            return (
              <tr key={place?.counterId ?? "new"}>
                <th scope="row">
                  {place ? (
                    <>
                      {label}
                      <input type="hidden" name={`place.${at}.at`} value={place.counterId} />
                    </>
                  ) : (
                    <EditorSelect
                      name={`place.${at}.at`}
                      label={label}
                      options={[{ value: "", label: t("timetable:service.noPlace") }, ...newPlaces]}
                    />
                  )}
                </th>
                {numbers.map((name) => (
                  <td key={name}>
                    <EditorInput
                      name={`place.${at}.${name}`}
                      type="number"
                      label={t("timetable:service.placeRow", {
                        place: label,
                        what: t(`timetable:service.${name}`),
                      })}
                      {...bounds.desks}
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </WideTable>
    </section>
  );
}

function Sessions({ rows, places }: { rows: number; places: Option[] }) {
  const { t } = useText();
  const columns = [
    { name: "day", word: "sessionDay", type: "date" },
    { name: "start", word: "sessionStart", type: "time" },
    { name: "counter", word: "sessionCounter", type: null },
    { name: "ja", word: "sessionPlace", type: "text" },
    { name: "easy", word: "sessionEasy", type: "text" },
    { name: "en", word: "sessionEn", type: "text" },
  ] as const;
  return (
    <section id="sessions">
      <h2>{t("timetable:service.sessions")}</h2>
      <p className="hint">{t("timetable:service.sessionsAbout")}</p>
      <WideTable label={t("timetable:service.sessionsCaption")} className="editor-table">
        <caption className="vh">{t("timetable:service.sessionsCaption")}</caption>
        <thead>
          <tr>
            {columns.map(({ name, word }) => (
              <th key={name} scope="col">
                {t(`timetable:service.${word}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, at) => at).map((at) => (
            <tr key={at}>
              {columns.map(({ name, word, type }) => {
                const label = t("timetable:service.sessionRow", { at: at + 1, what: t(`timetable:service.${word}`) });
                return (
                  <td key={name}>
                    {type === null ? (
                      <EditorSelect name={`session.${at}.${name}`} label={label} options={places} />
                    ) : (
                      <EditorInput name={`session.${at}.${name}`} type={type} label={label} maxLength={200} />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}
