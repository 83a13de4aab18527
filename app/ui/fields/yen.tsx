import { useText } from "../../i18n/text-context.tsx";
import type { FieldProps } from "./field-props.ts";
import { SingleInput } from "./single-input.tsx";

export function YenField(props: FieldProps) {
  const { t } = useText();
  return (
    <SingleInput
      {...props}
      inputMode="numeric"
      width="w10"
      unit={props.field.unit ?? t("ui:field.yen")}
      spelling={false}
    />
  );
}
