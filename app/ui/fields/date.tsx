import { useText } from "../../i18n/text-context.tsx";
import type { FieldProps } from "./field-props.ts";
import { GroupedField } from "./field-shell.tsx";
import { PartInput } from "./part-input.tsx";

/** Three boxes written as a date is written. The year takes 2026, 令和8 or R8, so it keeps the full keyboard. */
export function DateField(props: FieldProps) {
  const { t } = useText();
  const { field } = props;
  const bday = field.autocomplete === "bday";
  // The birthday of somebody else is not for the browser to fill in, but its example is still an old year.
  const isBirth = bday || /^(?!child).*birth$/i.test(field.id);
  const hint = field.hint ?? t(isBirth ? "ui:field.birthHint" : "ui:field.dateHint");
  return (
    <GroupedField {...props} field={{ ...field, hint }}>
      <div className="dates">
        <PartInput
          field={field}
          part="year"
          label={t("ui:field.year")}
          className="date-part"
          width="w4"
          autoComplete={bday ? "bday-year" : undefined}
        />
        <PartInput
          field={field}
          part="month"
          label={t("ui:field.month")}
          className="date-part"
          width="w2"
          inputMode="numeric"
          autoComplete={bday ? "bday-month" : undefined}
        />
        <PartInput
          field={field}
          part="day"
          label={t("ui:field.day")}
          className="date-part"
          width="w2"
          inputMode="numeric"
          autoComplete={bday ? "bday-day" : undefined}
        />
      </div>
    </GroupedField>
  );
}
