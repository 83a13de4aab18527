import { useText } from "../../i18n/text-context.tsx";
import { Choices } from "./choices.tsx";
import type { FieldProps } from "./field-props.ts";
import { GroupedField } from "./field-shell.tsx";

/** はい・いいえ in the values `yes` and `no`; a definition may word them otherwise through its options. */
export function YesNoField(props: FieldProps) {
  const { t } = useText();
  const { field } = props;
  const own = field.options.length > 0;
  const options = own
    ? field.options
    : [
        { value: "yes", label: t("ui:field.yes"), hint: null },
        { value: "no", label: t("ui:field.no"), hint: null },
      ];
  return (
    <GroupedField {...props} isRadio>
      <Choices field={field} kind="radio" options={options} inRow={!own} />
    </GroupedField>
  );
}
