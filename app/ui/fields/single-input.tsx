import type { InputHTMLAttributes, ReactNode } from "react";
import { useText } from "../../i18n/text-context.tsx";
import { describedBy, type FieldProps, inputId, inputName, typed } from "./field-props.ts";
import { LabelledField } from "./field-shell.tsx";

type Props = FieldProps & {
  inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
  type?: "text" | "tel";
  width?: string;
  /** Unit after the box (円, 人); read with the input. */
  unit?: string | null;
  spelling?: boolean;
};

/** The one-line input under all the text-like fields: text, kana, tel, email, number, yen. */
export function SingleInput({
  field,
  asHeading,
  reason,
  inputMode,
  type = "text",
  width = "w20",
  unit = null,
  spelling = true,
}: Props) {
  const id = inputId(field.id);
  const input = (
    <input
      id={id}
      name={inputName(field.id)}
      type={type}
      defaultValue={typed(field)}
      autoComplete={field.autocomplete ?? "off"}
      inputMode={inputMode}
      className={width}
      spellCheck={spelling ? undefined : false}
      autoCapitalize={spelling ? undefined : "none"}
      aria-invalid={field.errors.length > 0 ? true : undefined}
      aria-describedby={describedBy(field, reason, unit === null ? "" : `${id}-unit`)}
    />
  );
  return (
    <LabelledField field={field} asHeading={asHeading} reason={reason}>
      {unit === null ? (
        input
      ) : (
        <Affix id={`${id}-unit`} unit={unit}>
          {input}
        </Affix>
      )}
    </LabelledField>
  );
}

function Affix({ id, unit, children }: { id: string; unit: string; children: ReactNode }) {
  return (
    <div className="affix">
      {children}
      <span id={id}>{unit}</span>
    </div>
  );
}

/** Upper limit of long texts, said before the box instead of cutting what is typed; written as the error writes it. */
export function Limit({ id, maxLength }: { id: string; maxLength: number }) {
  const { t } = useText();
  return (
    <p className="hint" id={id}>
      {t("ui:field.limit", { count: maxLength.toLocaleString("en-US") })}
    </p>
  );
}
