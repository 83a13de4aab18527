import type { FieldProps } from "./field-props.ts";
import { SingleInput } from "./single-input.tsx";

/** A text box: number inputs lose full-width digits and change under the wheel. */
export function NumberField(props: FieldProps) {
  return <SingleInput {...props} inputMode="decimal" width="w10" unit={props.field.unit} spelling={false} />;
}
