import { Choices } from "./choices.tsx";
import type { FieldProps } from "./field-props.ts";
import { GroupedField } from "./field-shell.tsx";

export function RadioField(props: FieldProps) {
  return (
    <GroupedField {...props} isRadio>
      <Choices field={props.field} kind="radio" options={props.field.options} />
    </GroupedField>
  );
}
