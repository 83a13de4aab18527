import { useText } from "../../i18n/text-context.tsx";
import { describedBy, type FieldProps, inputId, inputName, typed } from "./field-props.ts";
import { LabelledField } from "./field-shell.tsx";

export function SelectField({ field, asHeading, reason }: FieldProps) {
  const { t } = useText();
  return (
    <LabelledField field={field} asHeading={asHeading} reason={reason}>
      <select
        id={inputId(field.id)}
        name={inputName(field.id)}
        defaultValue={typed(field)}
        autoComplete={field.autocomplete ?? "off"}
        aria-invalid={field.errors.length > 0 ? true : undefined}
        aria-describedby={describedBy(field, reason)}
      >
        <option value="">{t("ui:field.choose")}</option>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </LabelledField>
  );
}
