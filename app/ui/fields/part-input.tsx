import type { InputHTMLAttributes } from "react";
import type { FieldView } from "../../engine/view.ts";
import { Words } from "../feedback/words.tsx";
import { errorId, inputId, inputName, partErrors, typed } from "./field-props.ts";

type Props = {
  field: FieldView;
  part: string;
  label: string;
  autoComplete?: string;
  inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
  /** Width class of the form stylesheet: w2 (two digits) … w20. */
  width?: string;
  className?: string;
  /** A line between the label and the input, described with it. */
  hint?: string;
  /** May stay empty: an error of the whole field is not about this input. */
  optional?: boolean;
};

/** One input of a composite field with its own visible label. */
export function PartInput({
  field,
  part,
  label,
  autoComplete,
  inputMode,
  width,
  className = "part",
  hint,
  optional = false,
}: Props) {
  const id = inputId(field.id, part);
  // An error of the whole field marks every input that must be filled; the legend's description already carries its words.
  const own = partErrors(field, part).length > 0;
  const invalid = own || (!optional && partErrors(field, "").length > 0);
  const described = [hint === undefined ? "" : `${id}-hint`, own ? errorId(field.id, part) : ""].filter(
    (each) => each !== "",
  );
  return (
    <div className={className}>
      <label className="sub" htmlFor={id}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          <Words>{hint}</Words>
        </p>
      )}
      <input
        id={id}
        name={inputName(field.id, part)}
        type="text"
        defaultValue={typed(field, part)}
        autoComplete={autoComplete ?? "off"}
        inputMode={inputMode}
        className={width}
        aria-invalid={invalid ? true : undefined}
        aria-describedby={described.join(" ") || undefined}
      />
    </div>
  );
}
