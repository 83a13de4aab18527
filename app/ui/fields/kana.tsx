import type { FieldProps } from "./field-props.ts";
import { SingleInput } from "./single-input.tsx";

/** There is no autocomplete token for readings. */
export function KanaField(props: FieldProps) {
  return <SingleInput {...props} spelling={false} />;
}
