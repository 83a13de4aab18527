import { useText } from "../../i18n/text-context.tsx";
import type { FieldProps } from "./field-props.ts";
import { GroupedField } from "./field-shell.tsx";
import { PartInput } from "./part-input.tsx";

export function YearMonthField(props: FieldProps) {
  const { t } = useText();
  const { field } = props;
  return (
    <GroupedField {...props} field={{ ...field, hint: field.hint ?? t("ui:field.yearMonthHint") }}>
      <div className="dates">
        <PartInput field={field} part="year" label={t("ui:field.year")} className="date-part" width="w4" />
        <PartInput
          field={field}
          part="month"
          label={t("ui:field.month")}
          className="date-part"
          width="w2"
          inputMode="numeric"
        />
      </div>
    </GroupedField>
  );
}
