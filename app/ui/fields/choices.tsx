import type { FieldView } from "../../engine/view.ts";
import { inputId, inputName } from "./field-props.ts";

type Option = { value: string; label: string; hint: string | null };
type Props = {
  field: FieldView;
  kind: "radio" | "checkbox";
  options: Option[];
  /** Part of a composite field; its name and the values ticked before. */
  part?: string;
  /** Short answers stand side by side. */
  inRow?: boolean;
};

/** Rows to choose from. The first one has the field's own id, so that an error leads to it. Of radio buttons the group is marked. */
export function Choices({ field, kind, options, part = "", inRow = false }: Props) {
  const chosen = new Set(field.input[part] ?? []);
  const invalid = kind === "checkbox" && field.errors.some((error) => error.part === null || error.part === part);
  return (
    <div className={inRow ? "row-choices" : undefined}>
      {options.map((option, index) => {
        const id = index === 0 ? inputId(field.id, part) : `${inputId(field.id, part)}-${index + 1}`;
        return (
          <label key={option.value} className="choice" htmlFor={id}>
            <input
              id={id}
              type={kind}
              name={inputName(field.id, part)}
              value={option.value}
              defaultChecked={chosen.has(option.value)}
              aria-invalid={invalid ? true : undefined}
            />
            <span>
              {option.label}
              {option.hint === null ? null : <span className="hint">{option.hint}</span>}
            </span>
          </label>
        );
      })}
    </div>
  );
}
