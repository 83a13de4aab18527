import { createContext, type ReactNode, useContext } from "react";

/** What stands in the inputs by name, and what is wrong with them. */
export type EditorState = { inputs: Record<string, string>; problems: Record<string, string> };
const EditorContext = createContext<EditorState>({ inputs: {}, problems: {} });

export function EditorProvider({ state, children }: { state: EditorState; children: ReactNode }) {
  return <EditorContext value={state}>{children}</EditorContext>;
}

export const editorId = (name: string): string => `t-${name.replaceAll(".", "-")}`;

type InputProps = {
  name: string;
  type: "time" | "date" | "number" | "text";
  /** In a table the column's head is seen, and this is heard. */
  label: string;
  min?: number;
  max?: number;
  step?: number;
  maxLength?: number;
};

/** An input of a table: its name is heard, its mistake is said in the summary above. */
export function EditorInput({ name, type, label, ...bounds }: InputProps) {
  const { inputs, problems } = useContext(EditorContext);
  const step = type === "time" ? 300 : bounds.step;
  return (
    <input
      id={editorId(name)}
      name={name}
      type={type}
      defaultValue={inputs[name] ?? ""}
      aria-label={label}
      aria-invalid={problems[name] ? true : undefined}
      aria-describedby={problems[name] ? "editor-problems" : undefined}
      {...bounds}
      step={step}
    />
  );
}

/** An input with its label in sight. */
export function EditorField({ name, label, ...bounds }: Omit<InputProps, "type">) {
  const { inputs, problems } = useContext(EditorContext);
  const id = editorId(name);
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {problems[name] ? (
        <p className="error" id={`${id}-error`}>
          {problems[name]}
        </p>
      ) : null}
      <input
        id={id}
        name={name}
        type="number"
        className="w4"
        defaultValue={inputs[name] ?? ""}
        aria-invalid={problems[name] ? true : undefined}
        aria-describedby={problems[name] ? `${id}-error` : undefined}
        {...bounds}
      />
    </div>
  );
}

export function EditorSelect({
  name,
  label,
  options,
}: {
  name: string;
  label: string;
  options: { value: string; label: string }[];
}) {
  const { inputs, problems } = useContext(EditorContext);
  return (
    <select
      id={editorId(name)}
      name={name}
      defaultValue={inputs[name] ?? ""}
      aria-label={label}
      aria-invalid={problems[name] ? true : undefined}
      aria-describedby={problems[name] ? "editor-problems" : undefined}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
