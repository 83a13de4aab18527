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

/** The mistake of an input, beside it; the summary above leads there. */
function Mistake({ id, words }: { id: string; words: string | undefined }) {
  if (!words) return null;
  return (
    <p className="error" id={`${id}-error`}>
      {words}
    </p>
  );
}

const marked = (id: string, words: string | undefined) =>
  words ? { "aria-invalid": true, "aria-describedby": `${id}-error` } : {};

/** An input of a table: its name is heard. */
export function EditorInput({ name, type, label, ...bounds }: InputProps) {
  const { inputs, problems } = useContext(EditorContext);
  const step = type === "time" ? 300 : bounds.step;
  const id = editorId(name);
  return (
    <>
      <Mistake id={id} words={problems[name]} />
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={inputs[name] ?? ""}
        aria-label={label}
        {...marked(id, problems[name])}
        {...bounds}
        step={step}
      />
    </>
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
      <Mistake id={id} words={problems[name]} />
      <input
        id={id}
        name={name}
        type="number"
        className="w4"
        defaultValue={inputs[name] ?? ""}
        {...marked(id, problems[name])}
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
  const id = editorId(name);
  return (
    <>
      <Mistake id={id} words={problems[name]} />
      <select id={id} name={name} defaultValue={inputs[name] ?? ""} aria-label={label} {...marked(id, problems[name])}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </>
  );
}
