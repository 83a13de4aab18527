import { useText } from "../../i18n/text-context.tsx";
import { useKeptText } from "./use-kept-text.ts";

export type Option = { value: string; label: string };
/** By the name of the input, in words. */
export type FieldErrors = Record<string, string>;

type Props = {
  name: string;
  label: string;
  hint?: string;
  value: string;
  error: string | undefined;
  type?: "text" | "date";
  /** More than one line. */
  rows?: number;
  maxLength?: number;
  className?: string;
  /** Refused when empty: the label says so. */
  required?: boolean;
};

export const fieldId = (name: string): string => `p-${name.replaceAll(".", "-")}`;

function described(name: string, hint: string | undefined, error: string | undefined) {
  const id = fieldId(name);
  const by = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return { id, name, "aria-invalid": error ? true : undefined, "aria-describedby": by === "" ? undefined : by };
}

function Head({ name, label, hint, error, required }: Pick<Props, "name" | "label" | "hint" | "error" | "required">) {
  const { t } = useText();
  const id = fieldId(name);
  return (
    <>
      <label className="label" htmlFor={id}>
        {required ? t("publishing:required", { label }) : label}
      </label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </>
  );
}

/** An input with its label, hint and mistake in sight. */
export function PublishingField(props: Props) {
  const { name, hint, value, error, type = "text", rows, maxLength = 300, className } = props;
  const shared = described(name, hint, error);
  const kept = useKeptText(shared.id, value);
  return (
    <div>
      <Head {...props} />
      {rows === undefined ? (
        <input
          {...shared}
          type={type}
          defaultValue={value}
          maxLength={type === "text" ? maxLength : undefined}
          className={className}
        />
      ) : (
        <textarea {...shared} rows={rows} defaultValue={kept} maxLength={maxLength} />
      )}
    </div>
  );
}

export function PublishingSelect(props: Omit<Props, "type" | "rows"> & { options: Option[] }) {
  const { name, hint, value, error, options } = props;
  return (
    <div>
      <Head {...props} />
      <select {...described(name, hint, error)} defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Many ticks: folded, with the number of those that are chosen. */
export function PublishingTicks({
  name,
  label,
  options,
  chosen,
}: {
  name: string;
  label: string;
  options: Option[];
  chosen: string[];
}) {
  const { t } = useText();
  return (
    <details>
      <summary>{t("publishing:edit.chosen", { label, count: chosen.length })}</summary>
      <fieldset>
        <legend className="vh">{label}</legend>
        <div className="names">
          {options.map((option) => (
            <label key={option.value} className="choice">
              <input type="checkbox" name={name} value={option.value} defaultChecked={chosen.includes(option.value)} />
              <span>{option.label}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  );
}
