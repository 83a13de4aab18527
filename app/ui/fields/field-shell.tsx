/** What all fields share: label or legend, 必須・任意 in words, hint, reason, errors, in this order, before the input. */
import type { ReactNode } from "react";
import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";
import { errorId, type FieldProps, hintId, inputId, labelId, markId, partErrors, reasonId } from "./field-props.ts";

/** A field with one input: a label of its own. `isFull`: nothing can be put in now, so its words label nothing. */
export function LabelledField({
  field,
  asHeading,
  reason,
  extra,
  isFull = false,
  children,
}: FieldProps & { extra?: ReactNode; isFull?: boolean; children: ReactNode }) {
  const words = (
    <>
      {field.label} <Need field={field} />
    </>
  );
  const label = isFull ? (
    <span className="label" id={labelId(field.id)}>
      {words}
    </span>
  ) : (
    <label className="label" htmlFor={inputId(field.id)}>
      {words}
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

/**
 * A field with several inputs: a fieldset named by its legend. Errors of parts are shown here too, once, in order. `isRadio`:
 * one of them is chosen; a radio button cannot be marked as wrong, the group can.
 */
export function GroupedField({
  field,
  asHeading,
  reason,
  isRadio = false,
  children,
}: FieldProps & { isRadio?: boolean; children: ReactNode }) {
  const words = (
    <>
      {field.label} <Need field={field} />
    </>
  );
  const described = [
    field.hint === null ? "" : hintId(field.id),
    reason ? reasonId(field.id) : "",
    field.mark ? markId(field.id) : "",
    field.errors.length > 0 ? errorId(field.id) : "",
  ]
    .filter((id) => id !== "")
    .join(" ");
  return (
    <Wrapper field={field}>
      <fieldset
        role={isRadio ? "radiogroup" : undefined}
        aria-invalid={isRadio && field.errors.length > 0 ? true : undefined}
        aria-describedby={described || undefined}
      >
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

export function Need({ field: { type, required } }: { field: Pick<FieldView, "type" | "required"> }) {
  const { t } = useText();
  return <span className="need">{t(`ui:need.${deedOf[type] ?? "write"}.${required ? "required" : "optional"}`)}</span>;
}

/** What is done with a field that nothing is written in. */
const deedOf: Partial<Record<FieldView["type"], "choose" | "bring" | "mark">> = {
  radio: "choose",
  checkboxes: "choose",
  select: "choose",
  "yes-no": "choose",
  file: "bring",
  declaration: "mark",
};

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
      {field.mark ? (
        <p className="card-mark" id={markId(field.id)}>
          <Words>{field.mark}</Words>
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
              <Words>{message}</Words>
            </span>
          </p>
        );
      })}
    </div>
  );
}
