/** What all fields share: label or legend, 必須・任意 in words, hint, reason, errors, in this order, before the input. */
import type { ReactNode } from "react";
import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";
import { errorId, type FieldProps, hintId, inputId, partErrors, reasonId } from "./field-props.ts";

/** A field with one input: a label of its own. */
export function LabelledField({
  field,
  asHeading,
  reason,
  extra,
  children,
}: FieldProps & { extra?: ReactNode; children: ReactNode }) {
  const label = (
    <label className="label" htmlFor={inputId(field.id)}>
      {field.label}
      <Need required={field.required} />
    </label>
  );
  return (
    <Wrapper field={field}>
      {asHeading ? <h1>{label}</h1> : label}
      <Notes field={field} reason={reason} />
      {extra}
      <Errors id={errorId(field.id)} messages={field.errors.map((error) => error.message)} />
      {children}
    </Wrapper>
  );
}

/** A field with several inputs: a fieldset named by its legend. Errors of parts are shown here too, once, in order. */
export function GroupedField({ field, asHeading, reason, children }: FieldProps & { children: ReactNode }) {
  const words = (
    <>
      {field.label}
      <Need required={field.required} />
    </>
  );
  const described = [
    field.hint === null ? "" : hintId(field.id),
    reason ? reasonId(field.id) : "",
    field.errors.length > 0 ? errorId(field.id) : "",
  ]
    .filter((id) => id !== "")
    .join(" ");
  return (
    <Wrapper field={field}>
      <fieldset aria-describedby={described || undefined}>
        <legend>{asHeading ? <h1>{words}</h1> : words}</legend>
        <Notes field={field} reason={reason} />
        <Errors id={errorId(field.id)} messages={partErrors(field, "")} parts={field} />
        {children}
      </fieldset>
    </Wrapper>
  );
}

/** Marks the block for the enhancement script: shown only while the field it depends on has one of the values. */
export function Wrapper({ field, children }: { field: FieldView; children: ReactNode }) {
  const { shownWhen } = field;
  return (
    <div
      className={field.errors.length > 0 ? "field bad" : "field"}
      data-when={shownWhen?.fieldId}
      data-values={shownWhen === null ? undefined : shownWhen.values.join(" ")}
    >
      {shownWhen === null ? null : <p className="when">{shownWhen.text}</p>}
      {children}
    </div>
  );
}

export function Need({ required }: { required: boolean }) {
  const { t } = useText();
  return <span className="need">{t(required ? "ui:field.required" : "ui:field.optional")}</span>;
}

function Notes({ field, reason }: Pick<FieldProps, "field" | "reason">) {
  const { t } = useText();
  return (
    <>
      {field.hint === null ? null : (
        <p className="hint" id={hintId(field.id)}>
          <Words>{field.hint}</Words>
        </p>
      )}
      {reason ? (
        <p className="reason" id={reasonId(field.id)}>
          <b>{t("ui:field.reason")}</b> <Words>{reason}</Words>
        </p>
      ) : null}
    </>
  );
}

/** All messages of a field in one block, each on its own line; `parts` adds those that name an input. */
export function Errors({ id, messages, parts }: { id: string; messages: string[]; parts?: FieldView }) {
  const { t } = useText();
  const all = parts === undefined ? messages.map((message) => ({ part: null, message })) : parts.errors;
  if (all.length === 0) return null;
  const named = new Set<string>();
  return (
    <div id={id}>
      {all.map(({ part, message }) => {
        // The first message of a part is the one its input points to.
        const owner =
          part !== null && part !== "" && parts !== undefined && !named.has(part) ? errorId(parts.id, part) : undefined;
        if (part !== null) named.add(part);
        return (
          <p key={`${part}${message}`} className="error" id={owner}>
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <path strokeWidth="2" d="M10 2 19 18H1zM10 8v4M10 15v.1" />
            </svg>
            <span>
              <span className="vh">{t("ui:error.prefix")}</span>
              {message}
            </span>
          </p>
        );
      })}
    </div>
  );
}
