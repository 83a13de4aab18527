import type { FieldProps } from "./field-props.ts";
import { SingleInput } from "./single-input.tsx";

export function TelField(props: FieldProps) {
  return <SingleInput {...props} type="tel" inputMode="tel" width="w20" spelling={false} />;
}
