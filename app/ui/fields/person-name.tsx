import { useText } from "../../i18n/text-context.tsx";
import type { FieldProps } from "./field-props.ts";
import { GroupedField } from "./field-shell.tsx";
import { PartInput } from "./part-input.tsx";

/** 姓 and 名; 名 may stay empty for people with a single name, which the line under it says. */
export function PersonNameField(props: FieldProps) {
  const { t } = useText();
  const own = props.field.autocomplete !== null;
  return (
    <GroupedField {...props}>
      <p className="hint">{t("ui:field.singleName")}</p>
      <div className="parts">
        <PartInput
          field={props.field}
          part="family"
          label={t("ui:field.family")}
          autoComplete={own ? "family-name" : undefined}
        />
        <PartInput
          field={props.field}
          part="given"
          label={t("ui:field.given")}
          autoComplete={own ? "given-name" : undefined}
        />
      </div>
    </GroupedField>
  );
}
