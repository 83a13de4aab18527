import { useText } from "../../i18n/text-context.tsx";
import { Choices } from "./choices.tsx";
import { errorId, type FieldProps, inputId, partErrors } from "./field-props.ts";
import { GroupedField } from "./field-shell.tsx";
import { PartInput } from "./part-input.tsx";

export function BankAccountField(props: FieldProps) {
  const { t } = useText();
  const { field } = props;
  const kinds = [
    { value: "ordinary", label: t("ui:bank.ordinary"), hint: null },
    { value: "current", label: t("ui:bank.current"), hint: null },
    { value: "savings", label: t("ui:bank.savings"), hint: null },
  ];
  return (
    <GroupedField {...props}>
      <div className="fields-tight">
        <div className="parts">
          <PartInput field={field} part="bankName" label={t("ui:bank.bankName")} hint={t("ui:bank.nameHint")} />
          <PartInput
            field={field}
            part="bankCode"
            label={t("ui:bank.bankCode")}
            className="part-code"
            width="w4"
            inputMode="numeric"
          />
        </div>
        <div className="parts">
          <PartInput field={field} part="branchName" label={t("ui:bank.branchName")} />
          <PartInput
            field={field}
            part="branchCode"
            label={t("ui:bank.branchCode")}
            className="part-code"
            width="w4"
            inputMode="numeric"
          />
        </div>
        <div
          role="radiogroup"
          aria-labelledby={`${inputId(field.id, "kind")}-label`}
          aria-invalid={partErrors(field, "kind").length > 0 ? true : undefined}
          aria-describedby={partErrors(field, "kind").length > 0 ? errorId(field.id, "kind") : undefined}
        >
          <p className="sub" id={`${inputId(field.id, "kind")}-label`}>
            {t("ui:bank.kind")}
          </p>
          <Choices field={field} kind="radio" part="kind" options={kinds} inRow />
        </div>
        <PartInput field={field} part="number" label={t("ui:bank.number")} width="w10" inputMode="numeric" />
        <PartInput field={field} part="holder" label={t("ui:bank.holder")} hint={t("ui:bank.holderHint")} width="w20" />
      </div>
    </GroupedField>
  );
}
