import { describedBy, type FieldProps, inputId, inputName, typed } from "./field-props.ts";
import { LabelledField } from "./field-shell.tsx";
import { Limit } from "./single-input.tsx";

export function TextareaField({ field, asHeading, reason }: FieldProps) {
  const id = inputId(field.id);
  const limitId = field.maxLength === null ? "" : `${id}-limit`;
  return (
    <LabelledField
      field={field}
      asHeading={asHeading}
      reason={reason}
      extra={field.maxLength === null ? null : <Limit id={limitId} maxLength={field.maxLength} />}
    >
      <textarea
        id={id}
        name={inputName(field.id)}
        rows={5}
        defaultValue={typed(field)}
        autoComplete={field.autocomplete ?? "off"}
        aria-invalid={field.errors.length > 0 ? true : undefined}
        aria-describedby={describedBy(field, reason, limitId)}
      />
    </LabelledField>
  );
}
