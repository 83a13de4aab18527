import type { FieldProps } from "./field-props.ts";
import { SingleInput } from "./single-input.tsx";

/** The box is about as long as the answer. */
const widthFor = (maxLength: number | null): string => {
  if (maxLength === null) return "w20";
  if (maxLength <= 6) return "w4";
  return maxLength <= 15 ? "w10" : maxLength <= 60 ? "w20" : "";
};

export function TextField(props: FieldProps) {
  return <SingleInput {...props} width={widthFor(props.field.maxLength)} unit={props.field.unit} />;
}
