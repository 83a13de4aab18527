import { useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";
import { describedBy, errorId, type FieldProps, hintId, inputId, inputName, typed } from "./field-props.ts";
import { Errors, Need, Wrapper } from "./field-shell.tsx";

/** The label is the statement that is agreed to, so the tick stands before it. */
export function DeclarationField({ field, asHeading, reason }: FieldProps) {
  const { t } = useText();
  return (
    <Wrapper field={field}>
      {asHeading ? <h1>{t("ui:field.declarationHeading")}</h1> : null}
      {field.hint === null ? null : (
        <p className="hint" id={hintId(field.id)}>
          <Words>{field.hint}</Words>
        </p>
      )}
      {reason ? (
        <p className="reason" id={`${inputId(field.id)}-reason`}>
          <b>{t("ui:field.reason")}</b> <Words>{reason}</Words>
        </p>
      ) : null}
      <Errors id={errorId(field.id)} messages={field.errors.map((error) => error.message)} />
      <label className="choice" htmlFor={inputId(field.id)}>
        <input
          id={inputId(field.id)}
          type="checkbox"
          name={inputName(field.id)}
          value="yes"
          defaultChecked={typed(field) !== ""}
          aria-invalid={field.errors.length > 0 ? true : undefined}
          aria-describedby={describedBy(field, reason)}
        />
        <span>
          {field.label} <Need field={field} />
        </span>
      </label>
    </Wrapper>
  );
}
