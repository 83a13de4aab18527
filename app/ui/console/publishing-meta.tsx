import { useText } from "../../i18n/text-context.tsx";
import {
  type FieldErrors,
  type Option,
  PublishingField,
  PublishingSelect,
  PublishingTicks,
} from "./publishing-field.tsx";

export type PublishingMetaProps = {
  /** As typed or stored, by the names of the inputs. */
  inputs: Record<string, string>;
  chosen: { procedures: string[]; services: string[] };
  options: {
    categories: Option[];
    departments: Option[];
    procedures: Option[];
    services: Option[];
    confidences: Option[];
  };
  errors: FieldErrors;
  /** Name of the language that is shown. */
  language: string;
  /** It is the one that no handout goes without: Japanese. */
  isMain: boolean;
};
type Props = PublishingMetaProps & { part: "language" | "common"; onInput: () => void };

const texts = ["title", "summary", "audience"] as const;
const days = ["validFrom", "validUntil", "reviewBy"] as const;

/** What stands beside the text: in the language that is shown, or the same for all. */
export function PublishingMeta(props: Props) {
  const { part, onInput } = props;
  // Input events of the fields come up to here.
  return (
    <section className="stack" id={part} onInput={onInput}>
      {part === "language" ? <InLanguage {...props} /> : <Common {...props} />}
    </section>
  );
}

function InLanguage({ inputs, errors, language, isMain }: Props) {
  const { t } = useText();
  return (
    <>
      <h2>{t("publishing:edit.inLanguage", { language })}</h2>
      {texts.map((name) => (
        <PublishingField
          key={name}
          name={name}
          label={t(`publishing:meta.${name}`)}
          hint={t(`publishing:meta.${name}Hint`)}
          value={inputs[name] ?? ""}
          error={errors[name]}
          required={isMain}
        />
      ))}
    </>
  );
}

function Common({ inputs, chosen, options, errors }: Props) {
  const { t } = useText();
  const select = (name: string, list: Option[]) => (
    <PublishingSelect
      name={name}
      label={t(`publishing:meta.${name}`)}
      value={inputs[name] ?? ""}
      error={errors[name]}
      options={list}
    />
  );
  return (
    <>
      <h2>{t("publishing:edit.common")}</h2>
      <div className="numbers">
        {select("department", options.departments)}
        {select("category", options.categories)}
      </div>
      <div className="numbers">
        {days.map((name) => (
          <PublishingField
            key={name}
            name={name}
            type="date"
            label={t(`publishing:meta.${name}`)}
            hint={t(`publishing:meta.${name}Hint`)}
            value={inputs[name] ?? ""}
            error={errors[name]}
            required={name === "reviewBy"}
          />
        ))}
      </div>
      <PublishingTicks
        name="procedures"
        label={t("publishing:meta.procedures")}
        options={options.procedures}
        chosen={chosen.procedures}
      />
      <PublishingTicks
        name="services"
        label={t("publishing:meta.services")}
        options={options.services}
        chosen={chosen.services}
      />
      <details>
        <summary>{t("publishing:edit.facts")}</summary>
        <div className="stack">
          <PublishingField
            name="open"
            label={t("publishing:meta.open")}
            hint={t("publishing:meta.openHint")}
            value={inputs.open ?? ""}
            error={errors.open}
            rows={4}
            maxLength={4000}
          />
          <PublishingField
            name="source"
            label={t("publishing:meta.source")}
            value={inputs.source ?? ""}
            error={errors.source}
            rows={2}
            maxLength={2000}
          />
          {select("confidence", options.confidences)}
          <PublishingField
            name="confirmed"
            label={t("publishing:meta.confirmed")}
            hint={t("publishing:meta.confirmedHint")}
            value={inputs.confirmed ?? ""}
            error={errors.confirmed}
          />
        </div>
      </details>
      <PublishingField
        name="changeNote"
        label={t("publishing:meta.changeNote")}
        hint={t("publishing:meta.changeNoteHint")}
        value={inputs.changeNote ?? ""}
        error={errors.changeNote}
        rows={2}
        maxLength={500}
      />
    </>
  );
}
